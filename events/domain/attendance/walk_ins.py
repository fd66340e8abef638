"""Somebody comes who is not on the list."""

from __future__ import annotations

import uuid
from datetime import datetime

from django.db import IntegrityError
from django.db.models import Q

from cop_platform.accounts.models import User
from events.domain.attendance.arriving import Arrival, Note, let_in, noted_before
from events.domain.seats.errors import StateMoved
from events.domain.seats.ledger import locked, next_number
from events.models import Attendance, Registration, Seating

S = Registration.State


def walk_in(
    seating: Seating,
    *,
    name: str,
    email: str = "",
    by: User,
    now: datetime,
    key: uuid.UUID | None = None,
    anyway: bool = False,
) -> Arrival:
    """Let in *name*, who is not registered for *seating*; nothing is kept of who is turned away.

    With the address of somebody on the list, that person is checked in.  The row bears
    what was said at the door, also when the address is that of an account: nobody
    learns that there is one.  No mail is sent.  At most so many per organisation does
    not count here: the helper sees the room.  Raises DoorsClosed, HasNoSeat.
    """
    note, email = Note(by, now, key or uuid.uuid4(), anyway), email.lower()
    try:
        with locked(seating) as held:
            found = _noted(note.key) or _listed(held, email) or _new(held, name, email, now)
            found.seating = held
            return noted_before(found, note.key) or let_in(found, note, now=now)
    except IntegrityError as error:
        raise StateMoved from error


def _noted(key: uuid.UUID) -> Registration | None:
    row = Attendance.objects.select_related("registration__person").filter(key=key).first()
    return row.registration if row else None


def _listed(seating: Seating, email: str) -> Registration | None:
    """Who is on the list with this address, by an account or without one."""
    if not email:
        return None
    rows = seating.registrations.exclude(state=S.CANCELLED).select_related("person")
    named = rows.filter(Q(person__email=email) | Q(email=email))
    return named.order_by("number").first()


def _new(seating: Seating, name: str, email: str, now: datetime) -> Registration:
    return Registration.objects.create(
        key=uuid.uuid4(),
        seating=seating,
        place=seating.places[0],
        state=S.PENDING,
        number=next_number(seating),
        name=name,
        email=email,
        created_at=now,
        changed_at=now,
    )
