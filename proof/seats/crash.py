"""Every process of the server dies in the middle of registering and cancelling, again and again.

Run in a process of its own for each database: ``python -m proof.seats.crash``.
"""

from __future__ import annotations

import json
import os
import random
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Semaphore
from typing import TYPE_CHECKING, Any

from proof.seats.server import Server, Visitor, serving

if TYPE_CHECKING:
    from events.models import Seating

CLIENTS, CAPACITY = 20, 8
WORKERS = 2
# The blow falls while the last of so many are being answered; in seconds after the answer before.
MOST_ANSWERED, LATEST = 15, 0.05
PATIENCE = 30


class Crash:
    """One meeting, twenty people who come and go, and a server that is killed meanwhile."""

    def __init__(self, server: Server, crowd: list[tuple[int, str]]) -> None:
        from proof.seats import crowd as people

        self.server, self.crowd, self.people = server, crowd, people
        self.seating: Seating = people.meeting(CAPACITY)
        date = self.seating.occurrence.on_date if self.seating.occurrence else ""
        self.path = f"/agenda/{self.seating.event.slug}/{date}/aanmelden/"
        self.acknowledged: set[int] = set()
        self.statuses: Counter[int] = Counter()
        self.answered = Semaphore(0)

    def run(self) -> dict[str, int]:
        """What was lost or does not add up after the blow."""
        with ThreadPoolExecutor(CLIENTS + 1) as pool:
            pool.submit(self.blow)
            list(pool.map(lambda one: self.come_and_go(*one), self.crowd))
        found = self.people.faults(self.seating, CAPACITY, self.acknowledged)
        self.people.forget_mails()
        return found

    def blow(self) -> None:
        """Kill all processes at once, after some answers and before others."""
        for _ in range(random.randint(1, MOST_ANSWERED)):
            self.answered.acquire(timeout=PATIENCE)
        time.sleep(random.uniform(0, LATEST))
        self.server.kill()

    def come_and_go(self, person: int, session: str) -> None:
        """Register, and every other person cancels: so seats are passed on all the time."""
        visitor = Visitor(self.server.port, session, f"198.51.100.{person % 250}")
        status, where = visitor.post(self.path, joins="on")
        self.statuses[status] += 1
        if status in {302, 303} and "/account/" not in where:
            self.acknowledged.add(person)
            self.answered.release()
            if person % 2:
                own = self.people.own_path(self.seating, person)
                self.statuses[visitor.post(own, act="afmelden")[0]] += 1


def crash(trials: int) -> dict[str, Any]:
    """The faults of all trials together, the answers by status, and how many were acknowledged."""
    from proof.seats import crowd as people

    crowd = people.people(CLIENTS)
    faults: Counter[str] = Counter()
    statuses: Counter[int] = Counter()
    acknowledged = 0
    for _ in range(trials):
        with serving(os.environ, workers=WORKERS) as server:
            one = Crash(server, crowd)
            faults.update(one.run())
            statuses.update(one.statuses)
            acknowledged += len(one.acknowledged)
    found = {"faults": dict(faults), "statuses": dict(sorted(statuses.items())), "acknowledged": acknowledged}
    return found | {"control": robbed(one)}


def robbed(trial: Crash) -> dict[str, int]:
    """The faults that show when a registration that was acknowledged is taken out of the database."""
    trial.seating.registrations.filter(person__in=trial.acknowledged).delete()
    return trial.people.faults(trial.seating, CAPACITY, trial.acknowledged)


if __name__ == "__main__":
    import django

    django.setup()
    sys.stdout.write(json.dumps(crash(int(sys.argv[1]))))
