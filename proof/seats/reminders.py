"""Reminders in nights in which the clock turns, and with a clock that is a day wrong for a while.

Run in a process of its own for each database: ``python -m proof.seats.reminders``.
"""

from __future__ import annotations

import json
import sys
import uuid
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

# Forward in March, back in October.
NIGHTS = (date(2026, 3, 29), date(2026, 10, 25), date(2027, 3, 28), date(2027, 10, 31))
JUMPS = (timedelta(0), timedelta(days=1), timedelta(days=-1))
STEP, HOUR, DAY = timedelta(minutes=10), timedelta(hours=1), timedelta(days=1)
# When the clock is wrong, in hours after midnight at the beginning of the night: at nine the day
# before, while the clock turns, around noon, and at nine the day after.
WRONG = ((-15.25, -14.75), (1.5, 3.5), (11.75, 12.25), (31.75, 34.25))
# Each hour of the night, also the one that comes twice or not at all, and then some of each day.
STARTS = (*range(7), *range(9, 36, 3))
JOBS = ("remind of meetings", "deliver mail")
KINDS = {"registration_reminder", "registration_soon"}
Told = dict[tuple[str, str], datetime]
Pass = Callable[[datetime], object]


def midnight(day: date) -> datetime:
    """The first moment of *day* in Amsterdam, in UTC."""
    from cop_platform.core.clock import AMSTERDAM

    return datetime.combine(day, time(), AMSTERDAM).astimezone(UTC)


def shown(night: date, jump: timedelta) -> Iterator[datetime]:
    """What the clock shows, pass after pass, from the morning before *night* to the noon after; in UTC."""
    zero = midnight(night)
    real = zero - 16 * HOUR
    while real < zero + 37 * HOUR:
        hours = (real - zero) / HOUR
        yield real + jump if any(start <= hours < end for start, end in WRONG) else real
        real += STEP


def starts(night: date) -> list[datetime]:
    """When a meeting begins, in UTC."""
    return [midnight(night) + hour * HOUR for hour in STARTS]


def expected(night: date, clock: Iterable[datetime]) -> Told:
    """When each mail goes out: at the first time on the *clock* that is due, and before the start."""
    moments, found = list(clock), Told()
    for number, start in enumerate(starts(night)):
        # Nine on the clock of the day before, by what that day has of hours.
        morning = midnight(_day(start) - DAY)
        nine = morning + 9 * HOUR - (_offset(morning + 9 * HOUR) - _offset(morning))
        for kind, place, due in (
            ("registration_reminder", "zaal", nine),
            ("registration_reminder", "online", nine),
            ("registration_soon", "online", start - HOUR),
        ):
            seen = next((moment for moment in moments if due <= moment < start), None)
            if seen is not None:
                found[kind, _address(place, number)] = seen
    return found


def trial(night: date, jump: timedelta, go: Pass) -> Counter[str]:
    """The faults of one night: mails that are missing, that came twice, or at the wrong time."""
    from proof.mails.server import receiving

    fill(night)
    with receiving() as server:
        for moment in shown(night, jump):
            go(moment)
        arrived = Counter(message["Message-ID"] for message in server.kept)
    return _faults(expected(night, shown(night, jump)), arrived)


def _faults(wanted: Told, arrived: Counter[str]) -> Counter[str]:
    from cop_platform.notifications.models import OutboxMail

    rows = OutboxMail.objects.filter(kind__in=KINDS, state="sent")
    times: dict[tuple[str, str], list[datetime]] = {}
    for kind, address, moment in rows.values_list("kind", "to_address", "sent_at"):
        times.setdefault((kind, address), []).append(moment)
    wrong = [key for key, seen in wanted.items() if key in times and abs(times[key][0] - seen) > STEP]
    return Counter(
        expected=len(wanted),
        missing=len(wanted.keys() - times.keys()),
        uncalled_for=len(times.keys() - wanted.keys()),
        twice=sum(len(one) - 1 for one in times.values()) + arrived.total() - len(arrived),
        wrong_time=len(wrong),
    )


def fill(night: date) -> None:
    """One meeting at each of the starts of *night*, with one person in the room and one online."""
    from cop_platform.core.models import Lease
    from cop_platform.notifications.models import OutboxMail
    from events.models import Event, Registration, Seating

    for table in (Registration, Seating, OutboxMail, Lease):
        table.objects.all().delete()
    Event.objects.all().delete()
    for number, start in enumerate(starts(night)):
        _meeting(number, start)


def _meeting(number: int, start: datetime) -> None:
    from events.models import Event, EventTerms, Occurrence, Place, Registration, Seating

    long_ago = start - 20 * DAY
    times = {"starts_at": start, "ends_at": start + HOUR}
    key = uuid.uuid4()
    facts = {"slug": f"nacht-{key}", "title": "Nacht", "created_at": long_ago, "revised_at": long_ago}
    event = Event.objects.create(key=key, **facts, **times)
    EventTerms.objects.create(event=event, takes_registrations=True, join_url="https://vergader.example.org/")
    day = Occurrence.objects.create(event=event, recurrence_id=start, on_date=_day(start), **times)
    seating = Seating.objects.create(event=event, occurrence=day, has_online=True, **times)
    for order, place in enumerate(Place, start=1):
        who = {"name": "Iemand", "email": _address(place, number)}
        when = {"created_at": long_ago, "changed_at": long_ago}
        state = {"place": place, "state": Registration.State.CONFIRMED, "number": order}
        Registration.objects.create(key=uuid.uuid4(), seating=seating, **who, **when, **state)


def worker(now: datetime) -> None:
    """One pass of the worker over what has to do with reminders."""
    from cop_platform.core import periodic

    everything = dict(periodic._jobs)
    periodic._jobs = {name: everything[name] for name in JOBS}
    try:
        periodic.run_due(now=now, worker="trial")
    finally:
        periodic._jobs = everything


def careless(now: datetime) -> None:
    """The control: due in this very pass, by a day of 24 hours, and nobody remembers what went out."""
    from cop_platform.notifications.domain.deliver import deliver_due
    from cop_platform.notifications.domain.enqueue import Letter, Mail, enqueue_many
    from events.models import Registration

    rows = Registration.objects.filter(seating__starts_at__gt=now).select_related("seating")
    letters = []
    for row in rows:
        start = row.seating.starts_at.astimezone(UTC)
        nine = (start - DAY).replace(hour=8, minute=0)
        dues = {"registration_reminder": nine, "registration_soon": start - HOUR}
        if row.place != "online":
            dues.pop("registration_soon")
        letters += [
            Letter(Mail("Proef", "Tekst\n"), kind, row.email, f"{kind}:{row.pk}:{uuid.uuid4()}")
            for kind, due in dues.items()
            if due <= now < due + STEP
        ]
    enqueue_many(letters, now=now)
    deliver_due(now)


def _address(place: str, number: int) -> str:
    return f"{place}{number}@gemeente.test"


def _day(moment: datetime) -> date:
    from cop_platform.core.clock import local

    return local(moment).date()


def _offset(moment: datetime) -> timedelta:
    from cop_platform.core.clock import local

    return local(moment).utcoffset() or timedelta(0)


def nights(go: Pass) -> dict[str, dict[str, int]]:
    """The faults of all nights together, by how wrong the clock is for a while."""
    found = {}
    for jump in JUMPS:
        faults: Counter[str] = Counter()
        for night in NIGHTS:
            faults.update(trial(night, jump, go))
        found[f"{jump // DAY:+d} day"] = dict(faults)
    return found


if __name__ == "__main__":
    import django

    django.setup()
    how: dict[str, Any] = {"worker": worker, "careless": careless}
    sys.stdout.write(json.dumps(nights(how[sys.argv[1]])))
