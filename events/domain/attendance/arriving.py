"""Somebody comes in, or it was a mistake."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import IntegrityError

from cop_platform.accounts.models import User
from events.domain.attendance.doors import date_of, require_open
from events.domain.attendance.errors import CancelledBefore, HasNoSeat
from events.domain.seats.errors import StateMoved
from events.domain.seats.leaving import leave
from events.domain.seats.ledger import add_seat, free_seat, locked_registration, take_seat
from events.domain.seats.promoting import promote
from events.domain.seats.states import become
from events.models import Attendance, Place, Registration, Seating
from events.models.seating import HOLDING

S = Registration.State
LONGEST_AGO = timedelta(hours=24)


@dataclass(frozen=True)
class Note:
    """What a helper noted: who, when, and by which *key* the telephone knows the note again.

    *anyway*: also when there is no seat.
    """

    by: User
    at: datetime
    key: uuid.UUID
    anyway: bool = False


@dataclass(frozen=True)
class Arrival:
    """How somebody came in; *is_new* is False for who was in already, noted by somebody else."""

    registration: Registration
    attendance: Attendance
    is_new: bool


def check_in(
    registration: Registration,
    *,
    by: User,
    now: datetime,
    key: uuid.UUID | None = None,
    ago: timedelta = timedelta(0),
    anyway: bool = False,
) -> Arrival:
    """Note that the person of *registration* is there, *ago* before *now*; again changes nothing.

    The same *key* is done once, also after it was taken back.  Who has no seat (on the
    waiting list, not confirmed) takes a free one, or with *anyway* one more than there
    are.  Raises DoorsClosed, HasNoSeat, CancelledBefore.
    """
    note = Note(by, now - min(max(ago, timedelta(0)), LONGEST_AGO), key or uuid.uuid4(), anyway)
    try:
        with locked_registration(registration) as found:
            return noted_before(found, note.key) or let_in(found, note, now=now)
    except IntegrityError as error:
        raise StateMoved from error


def let_in(registration: Registration, note: Note, *, now: datetime) -> Arrival:
    """As ``check_in``, for a caller who holds the seats of *registration*."""
    day = require_open(registration.seating, now=now)
    on_date = date_of(day)
    if (present := attendance_on(registration, on_date)) is not None:
        return Arrival(registration, present, is_new=False)
    former = {"former_state": registration.state, "former_position": registration.position}
    _take_seat(registration, note, on_date, now)
    if registration.state != S.ATTENDED:
        become(registration, S.ATTENDED, now=now)
    facts = {"on_date": on_date, "key": note.key, "came_at": note.at, "noted_by": note.by}
    row = Attendance.objects.create(registration=registration, **facts, **former)
    _show_latest(registration)
    return Arrival(registration, row, is_new=True)


def take_back(registration: Registration, *, by: User, now: datetime) -> Registration:
    """Undo that somebody came in today: all is as it was before; a second call changes nothing.

    Who was on the waiting list has the same place there again; of who was not
    registered nothing holds a seat any more.  Raises DoorsClosed.
    """
    with locked_registration(registration) as found:
        on_date = date_of(require_open(found.seating, now=now))
        row = attendance_on(found, on_date)
        if row is None:
            return found
        Attendance.objects.filter(pk=row.pk).update(taken_back_at=now)
        _go_back(found, row, now)
        _show_latest(found)
        return found


def attendance_on(registration: Registration, on_date: date) -> Attendance | None:
    """The note that *registration* was there on *on_date*, unless it was taken back."""
    rows = registration.attendances.select_related("noted_by")
    return rows.filter(on_date=on_date, taken_back_at=None).first()


def noted_before(registration: Registration, key: uuid.UUID) -> Arrival | None:
    """What the note with *key* did, when it was sent before; StateMoved when it was about somebody else."""
    row = Attendance.objects.select_related("noted_by").filter(key=key).first()
    if row is not None and row.registration_id != registration.pk:
        raise StateMoved
    return None if row is None else Arrival(registration, row, is_new=True)


def _take_seat(registration: Registration, note: Note, on_date: date, now: datetime) -> None:
    if registration.state == S.CANCELLED:
        raise CancelledBefore
    if registration.state in HOLDING:
        if registration.state == S.OFFERED:
            become(registration, S.CONFIRMED, now=now)
        return
    seating, place = registration.seating, Place(registration.place)
    if not take_seat(seating, place):
        if not note.anyway:
            raise HasNoSeat(seating, place, inside(seating, on_date, place=place))
        add_seat(seating, place)
    become(registration, S.CONFIRMED, now=now)


def inside(seating: Seating, on_date: date, **facts: Any) -> int:
    """How many came to *seating* on *on_date*, of registrations with these *facts*."""
    rows = Registration.objects.filter(seating=seating.pk, **facts)
    return rows.filter(attendances__on_date=on_date, attendances__taken_back_at=None).count()


def _go_back(registration: Registration, row: Attendance, now: datetime) -> None:
    if row.former_state == S.ATTENDED:
        return
    become(registration, S.CONFIRMED, now=now)
    if row.former_state in HOLDING:
        return
    free_seat(registration.seating, Place(registration.place))
    if row.former_state == S.WAITLISTED:
        become(registration, S.WAITLISTED, now=now, position=row.former_position)
    else:
        leave(registration, now=now, keeps_seat=True)
    promote(registration.seating, now=now)


def _show_latest(registration: Registration) -> None:
    """Keep with *registration* when it was last there, for lists."""
    last = registration.attendances.filter(taken_back_at=None).order_by("came_at").last()
    registration.checked_in_at = last.came_at if last else None
    registration.checked_in_by = last.noted_by if last else None
    registration.save(update_fields=["checked_in_at", "checked_in_by"])
