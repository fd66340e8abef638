"""A worker dies again and again in a fan-out; run for each database: ``python -m proof.mails.fan_out``.

The worker is a forked process that delivers as the worker does; the next one starts
when it is dead, a minute and a half later on its own clock: by then a claim is over.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import random
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta

# Of each worker, in seconds, before the blow.
EARLIEST, LATEST = 0.1, 1.5
LATER = timedelta(seconds=90)
Work = Callable[[datetime], object]
forked = multiprocessing.get_context("fork")


def fan_outs(mails: int, kills: int, work: Work) -> Counter[str]:
    """What fan-outs of *mails* mails gave, until at least *kills* workers had died."""
    found = Counter(trials=0, kills=0, kills_while_sending=0, missing=0, doubles=0, renamed=0)
    while found["kills"] < kills:
        found.update(fan_out(mails, kills - found["kills"], work))
    return found


def fan_out(mails: int, kills: int, work: Work) -> Counter[str]:
    """One fan-out, with at most *kills* deaths, to its end."""
    from cop_platform.core import clock
    from proof.mails.outbox import is_waiting, write
    from proof.mails.server import arrived, receiving

    now, found = clock.now(), Counter(trials=1, workers=0)
    write(mails, now)
    with receiving() as server:
        while is_waiting():
            before = len(server.raw)
            found["workers"] += 1
            spared = found["kills"] == kills
            if blow(work, now + found["workers"] * LATER, spared=spared):
                found["kills"] += 1
                found["kills_while_sending"] += len(server.raw) > before
        count, found["renamed"] = arrived(server)
    found["missing"], found["doubles"] = mails - len(count), count.total() - len(count)
    return found


def blow(work: Work, now: datetime, *, spared: bool) -> bool:
    """Let a worker deliver, and kill it at a moment that nobody knows; False when it was ready before.

    One that is *spared* is let go on to its end.
    """
    from django.db import connections

    connections.close_all()
    worker = forked.Process(target=work, args=(now,))
    worker.start()
    worker.join(None if spared else random.uniform(EARLIEST, LATEST))
    if worker.is_alive():
        os.kill(worker.pid or 0, signal.SIGKILL)
    worker.join()
    return worker.exitcode == -signal.SIGKILL


def deliver(now: datetime) -> None:
    """What a worker does with mail."""
    from cop_platform.notifications.domain.deliver import deliver_due

    deliver_due(now)


def careless(now: datetime) -> None:
    """The control: a batch is marked first and sent after."""
    from django.core.mail import get_connection

    from cop_platform.notifications.domain.claims import claim
    from cop_platform.notifications.domain.outcomes import sent
    from cop_platform.notifications.message import OutboxMessage

    while rows := claim(now, 100):
        for row in rows:
            sent(row, now)
        get_connection().send_messages([OutboxMessage(row, now) for row in rows])


if __name__ == "__main__":
    import django

    django.setup()
    began = time.monotonic()
    figures = fan_outs(
        int(sys.argv[1]), int(sys.argv[2]), {"deliver": deliver, "careless": careless}[sys.argv[3]]
    )
    sys.stdout.write(json.dumps({**figures, "seconds": round(time.monotonic() - began, 1)}))
