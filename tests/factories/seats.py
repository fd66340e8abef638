"""Seats without a page: a published meeting of one date, and people who want to come."""

from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any
from uuid import uuid4

from cop_platform.accounts.models import Organisation, User
from events.domain.seats import Applicant, register
from events.models import Event, EventTerms, Occurrence, Place, Registration, Seating

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
_numbers = count(1)


def seating(
    room: int | None = 1,
    online: int | None = None,
    *,
    starts_at: datetime = NOW + timedelta(days=30),
    has_online: bool = False,
    **terms: Any,
) -> Seating:
    """The seats of a meeting of two hours that starts at *starts_at*, on *terms*."""
    ends_at = starts_at + timedelta(hours=2)
    number = next(_numbers)
    times = {"starts_at": starts_at, "ends_at": ends_at}
    event = Event.objects.create(
        key=uuid4(), slug=f"intervisie-{number}", title="Intervisie", created_at=NOW, revised_at=NOW, **times
    )
    EventTerms.objects.create(
        event=event, takes_registrations=True, room_capacity=room, online_capacity=online, **terms
    )
    return another_date(event, room, online, has_online=has_online, **times)


def another_date(
    event: Event, room: int | None = 1, online: int | None = None, *, has_online: bool = False, **times: Any
) -> Seating:
    """The seats of one more date of *event*."""
    start = times["starts_at"]
    date = Occurrence.objects.create(event=event, recurrence_id=start, on_date=start.date(), **times)
    capacities = {"room_wanted": room, "room_capacity": room, "online_wanted": online}
    return Seating.objects.create(
        event=event, occurrence=date, has_online=has_online, online_capacity=online, **capacities, **times
    )


def somebody(organisation: Organisation | None = None, **facts: Any) -> User:
    """A person with an account."""
    email = f"deelnemer{next(_numbers)}@gemeente.test"
    return User.objects.create(**{"email": email, "organisation": organisation, **facts})


def registered(
    seats: Seating,
    person: User | None = None,
    *,
    place: Place = Place.ROOM,
    now: datetime = NOW,
    **facts: Any,
) -> Registration:
    """The registration of *person*, or of somebody new."""
    applicant = Applicant(person=person or somebody(), **facts)
    return register(seats, applicant=applicant, place=place, now=now)


def again(row: Any) -> Any:
    """*row* as it is now."""
    return type(row).objects.get(pk=row.pk)
