"""Meetings to register for, people who are logged in, and what became of them; in the database itself."""

from __future__ import annotations

import itertools
import uuid
from datetime import timedelta
from importlib import import_module
from typing import Any

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.db.models import Count, Q

from cop_platform.accounts.models import User
from cop_platform.core import clock
from cop_platform.notifications.models import OutboxMail
from events.domain.registration_link import manage_path
from events.domain.seats.ledger import locked, set_capacity
from events.domain.seats.promoting import promote
from events.models import Event, EventTerms, Occurrence, Place, Registration, Seating
from events.models.seating import HOLDING

S = Registration.State
_meetings = itertools.count()


def people(number: int) -> list[tuple[int, str]]:
    """The key and session of *number* people, made when they are not there."""
    emails = [f"deelnemer{one}@gemeente.test" for one in range(number)]
    User.objects.bulk_create([User(email=email) for email in emails], ignore_conflicts=True)
    found = User.objects.filter(email__in=emails).order_by("pk")
    return [(person.pk, _session(person)) for person in found]


def meeting(capacity: int) -> Seating:
    """The seats of a new public meeting in a month or more, at no time at which there is another."""
    start = clock.now() + timedelta(days=30, hours=3 * next(_meetings))
    times = {"starts_at": start, "ends_at": start + timedelta(hours=2)}
    key, now = uuid.uuid4(), clock.now()
    event = Event.objects.create(
        key=key, slug=f"race-{key}", title="Race", created_at=now, revised_at=now, **times
    )
    EventTerms.objects.create(event=event, takes_registrations=True, room_capacity=capacity)
    date = Occurrence.objects.create(event=event, recurrence_id=start, on_date=start.date(), **times)
    seats = {"room_wanted": capacity, "room_capacity": capacity}
    return Seating.objects.create(event=event, occurrence=date, **seats, **times)


def own_path(seating: Seating, person: int) -> str:
    """The address at which *person* sees and cancels their newest registration, cancelled or not."""
    own = Registration.objects.filter(seating=seating, person=person)
    return manage_path(own.latest("pk"))


def resize(seating: Seating, wanted: int) -> None:
    """As an editor who publishes another number of seats."""
    with locked(seating) as held:
        set_capacity(held, Place.ROOM, wanted)
        promote(held, now=clock.now())


def faults(seating: Seating, capacity: int, acknowledged: set[int]) -> dict[str, int]:
    """What went wrong with *seating*, by kind, given who was told that they are registered."""
    rows = Registration.objects.filter(seating=seating)
    held = list(rows.filter(state__in=HOLDING).values_list("number", flat=True))
    waiting = list(rows.filter(state=S.WAITLISTED).values_list("number", flat=True))
    twice = rows.exclude(state=S.CANCELLED).values("person").annotate(n=Count("pk")).filter(n__gt=1)
    known = set(rows.values_list("person", flat=True))
    return {
        "oversold": max(0, len(held) - capacity),
        "idle_seats": int(bool(waiting)) * max(0, capacity - len(held)),
        "lost": len(acknowledged - known),
        "out_of_order": sum(1 for number in held if waiting and number > min(waiting)),
        "twice": twice.count(),
        "wrong_counter": int(Seating.objects.get(pk=seating.pk).room_taken != len(held)),
        "unmailed": rows.filter(~Q(state=S.PENDING)).count() - _mailed(rows),
    }


def forget_mails() -> None:
    """Empty the outbox, so that the next trial counts its own mails only."""
    OutboxMail.objects.all().delete()


def _mailed(rows: Any) -> int:
    """How many of *rows* have a mail that tells of them."""
    told = OutboxMail.objects.filter(kind__startswith="registration_").values_list("dedupe_key", flat=True)
    return len({str(key) for key in rows.values_list("key", flat=True)} & {key.split(":")[1] for key in told})


def _session(person: User) -> str:
    store = import_module(settings.SESSION_ENGINE).SessionStore()
    store[SESSION_KEY] = str(person.pk)
    store[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    store[HASH_SESSION_KEY] = person.get_session_auth_hash()
    store.save()
    return str(store.session_key)
