"""Giving a seat or a place in the queue; the caller holds the row of the seats."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from events.domain.notices import Notice, tell
from events.domain.seats.ledger import next_number, take_seat
from events.domain.seats.states import become
from events.domain.seats.window import waits_for_allocation
from events.models import EventTerms, Place, Registration
from events.models.seating import HOLDING

S = Registration.State


def give_or_queue(registration: Registration, terms: EventTerms, *, now: datetime) -> Registration:
    """Confirm *registration* if there is a seat for it, or else put it last in the queue; tells it."""
    state, notice = outcome_for(registration, terms)
    if state == S.WAITLISTED:
        return queue(registration, notice, now=now)
    become(registration, state, now=now)
    tell(registration, notice, now=now)
    return registration


def outcome_for(
    registration: Registration, terms: EventTerms, *, is_full: bool = False
) -> tuple[str, Notice]:
    """The state that *registration* gets now, and what is told of it; takes the seat if there is one.

    Who holds the row of the seats as it is now knows whether it *is_full*: then none is asked for.
    """
    if waits_for_allocation(registration.seating, terms):
        return S.WAITLISTED, Notice.ENTERED
    if not is_full and has_a_seat_for(registration, terms):
        return S.CONFIRMED, Notice.CONFIRMED
    return S.WAITLISTED, Notice.WAITING


def queue(registration: Registration, notice: Notice, *, now: datetime, **facts: Any) -> Registration:
    """Put *registration* last in the queue and tell it *notice*."""
    position = next_number(registration.seating)
    become(registration, S.WAITLISTED, now=now, position=position, **facts)
    tell(registration, notice, now=now)
    return registration


def has_a_seat_for(registration: Registration, terms: EventTerms) -> bool:
    """Take a seat for *registration*; False when there is none, or none for its organisation."""
    return not is_organisation_full(registration, terms) and take_seat(
        registration.seating, Place(registration.place)
    )


def is_organisation_full(registration: Registration, terms: EventTerms) -> bool:
    """Whether the organisation of *registration* has as many seats as one may have."""
    most = terms.max_per_organisation
    if most is None or registration.organisation_id is None:
        return False
    held = Registration.objects.filter(seating=registration.seating_id, state__in=HOLDING)
    return held.filter(organisation=registration.organisation_id).count() >= most
