"""Giving a seat back."""

from __future__ import annotations

from datetime import datetime

from events.domain.notices import Notice, tell
from events.domain.seats.errors import StateMoved
from events.domain.seats.ledger import free_seat, locked_registration
from events.domain.seats.promoting import promote
from events.domain.seats.states import become
from events.domain.seats.window import require_ahead
from events.models import Place, Registration
from events.models.seating import HOLDING

S = Registration.State


def cancel(registration: Registration, *, now: datetime, is_told: bool = True) -> Registration:
    """Take *registration* back; its seat goes to the next in the same transaction.

    A second call changes nothing.  What the person told (wishes, answers) goes at
    once.  Raises TooLate when the meeting has begun.
    """
    with locked_registration(registration) as found:
        if found.state == S.CANCELLED:
            return found
        require_ahead(found.seating, now=now)
        had_seat = found.state == S.CONFIRMED
        leave(found, now=now)
        if is_told:
            tell(found, Notice.CANCELLED, now=now, had_seat=had_seat)
        promote(found.seating, now=now)
        return found


def leave(registration: Registration, *, now: datetime, keeps_seat: bool = False) -> None:
    """Cancel *registration*, whose seats the caller holds, and forget what it told."""
    if registration.state in {S.ATTENDED, S.NO_SHOW}:
        raise StateMoved
    if registration.state in HOLDING and not keeps_seat:
        free_seat(registration.seating, Place(registration.place))
    become(registration, S.CANCELLED, now=now, access_wishes="", dietary_wishes="", is_listed=False)
    registration.answers.all().delete()
