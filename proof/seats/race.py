"""Everybody wants the last seat at once, over HTTP, from a server with several processes.

Run in a process of its own for each database: ``python -m proof.seats.race``.
"""

from __future__ import annotations

import json
import os
import random
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from statistics import quantiles
from threading import Barrier
from typing import TYPE_CHECKING, Any

from proof.seats.server import Server, Visitor, serving

if TYPE_CHECKING:
    from events.models import Seating

CAPACITIES = (1, 10)
WORKERS = 4


class Trial:
    """One meeting and a crowd: each registers, one in ten clicks twice, one in seven cancels again."""

    def __init__(self, server: Server, crowd: list[tuple[int, str]], capacity: int) -> None:
        from proof.seats import crowd as people

        self.server, self.crowd, self.capacity, self.people = server, crowd, capacity, people
        self.seating: Seating = people.meeting(capacity)
        date = self.seating.occurrence.on_date if self.seating.occurrence else ""
        self.path = f"/agenda/{self.seating.event.slug}/{date}/aanmelden/"
        self.statuses: Counter[int] = Counter()
        self.seconds: list[float] = []
        self.acknowledged: set[int] = set()

    def run(self) -> dict[str, int]:
        """What went wrong, by kind."""
        clicks = self.crowd + self.crowd[::10]
        random.shuffle(clicks)
        start = Barrier(len(clicks) + 1)
        with ThreadPoolExecutor(len(clicks) + 1) as pool:
            pool.submit(self.enlarge, start)
            list(pool.map(lambda one: self.click(start, *one), clicks))
        found = self.people.faults(self.seating, self.capacity + 1, self.acknowledged)
        self.people.forget_mails()
        return found | {"errors": sum(n for status, n in self.statuses.items() if not 0 < status < 500)}

    def click(self, start: Barrier, person: int, session: str) -> None:
        """Register, and cancel again when it is one's habit."""
        visitor = Visitor(self.server.port, session, f"198.51.100.{person % 250}")
        start.wait()
        status, where = self.timed(visitor, self.path, joins="on")
        if status in {302, 303} and "/account/" not in where:
            self.acknowledged.add(person)
            if person % 7 == 0:
                self.timed(visitor, self.people.own_path(self.seating, person), act="afmelden")

    def timed(self, visitor: Visitor, path: str, **fields: str) -> tuple[int, str]:
        """Send a form, and remember how it was answered and how long that took."""
        began = time.perf_counter()
        answer = visitor.post(path, **fields)
        self.seconds.append(time.perf_counter() - began)
        self.statuses[answer[0]] += 1
        return answer

    def enlarge(self, start: Barrier) -> None:
        """One seat more, in the middle of it."""
        from django.db import connection

        start.wait()
        time.sleep(random.random())
        self.people.resize(self.seating, self.capacity + 1)
        connection.close()


def race(trials: int, clients: int, module: str) -> dict[str, Any]:
    """The faults of all trials together, the answers by status, and how long they took."""
    from proof.seats import crowd as people

    crowd = people.people(clients)
    faults: Counter[str] = Counter()
    statuses: Counter[int] = Counter()
    seconds: list[float] = []
    with serving(os.environ, module=module, workers=WORKERS) as server:
        for capacity in CAPACITIES:
            for _ in range(trials):
                trial = Trial(server, crowd, capacity)
                faults.update(trial.run())
                statuses.update(trial.statuses)
                seconds += trial.seconds
    cuts = quantiles(seconds, n=100)
    times = {"p50_s": round(cuts[49], 3), "p99_s": round(cuts[98], 3), "max_s": round(max(seconds), 3)}
    return {"faults": dict(faults), "statuses": dict(sorted(statuses.items())), **times}


if __name__ == "__main__":
    import django

    django.setup()
    trials, clients, module = sys.argv[1:]
    sys.stdout.write(json.dumps(race(int(trials), int(clients), module)))
