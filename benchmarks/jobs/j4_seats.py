"""J4: a hundred people register at once for ten seats, over HTTP, at a server with four processes."""

from __future__ import annotations

import os
from statistics import quantiles
from typing import Any

from benchmarks.data import Meeting
from benchmarks.measure import spread
from cop_platform.accounts.models import User
from cop_platform.notifications.models import OutboxMail
from events.models import Event, Registration, Seating
from proof.seats.crowd import people
from proof.seats.race import Trial
from proof.seats.server import serving

CLIENTS, SEATS, PROCESSES = 100, 10, 4
HALF, NEARLY_ALL = "50 of 100 answered", "99 of 100 answered"


def run(_found: list[Meeting], rounds: int) -> dict[str, Any]:
    """How long the half waited at most, and 99 in 100, in each round; some click twice or cancel too."""
    answers = _answers(rounds)
    found = {name: [1000 * cuts[place] for cuts in answers] for name, place in ((HALF, 49), (NEARLY_ALL, 98))}
    return {"targets": {name: {"ms": spread(times)} for name, times in found.items()}, "clients": CLIENTS}


def _answers(rounds: int) -> list[list[float]]:
    """For each of *rounds* the seconds within which 1, 2 … 99 of 100 had their answer."""
    crowd = people(CLIENTS)
    try:
        with serving(os.environ, module="benchmarks.wsgi:application", workers=PROCESSES) as server:
            trials = [Trial(server, crowd, SEATS) for _round in range(rounds + 1)]
            for trial in trials:
                assert not any(trial.run().values())
    finally:
        _tidy([person for person, _session in crowd])
    # The first time, the server is only getting started.
    return [quantiles(trial.seconds, n=100, method="inclusive") for trial in trials[1:]]


def _tidy(crowd: list[int]) -> None:
    """Remove what the crowd left, as another number of meetings takes its place."""
    OutboxMail.objects.all().delete()
    Registration.objects.filter(person__in=crowd).delete()
    Seating.objects.filter(event__slug__startswith="race-").delete()
    Event.objects.filter(slug__startswith="race-").delete()
    User.objects.filter(pk__in=crowd).delete()
