"""A free seat goes to whoever waits longest and can have it."""

from __future__ import annotations

from datetime import datetime, timedelta

from events.domain.notices import Notice, tell
from events.domain.seats.overlaps import hold_hopes, overlapping
from events.domain.seats.seating_people import has_a_seat_for
from events.domain.seats.states import become
from events.domain.seats.window import is_off, waits_for_allocation
from events.models import EventTerms, Place, Registration, Seating

S = Registration.State


def promote(seating: Seating, *, now: datetime) -> int:
    """Give the free seats of *seating* to those who wait, in their order; returns how many.

    The caller holds the row of *seating*.  Far from the start a seat is given; within
    ``offer_hours`` it is offered, as people may have made other plans; once it has
    begun nothing moves.  Who has a seat elsewhere at that time, or whose organisation
    has enough, keeps their place in the queue.
    """
    terms = EventTerms.objects.filter(event=seating.event_id).first()
    if terms is None or now >= seating.starts_at or is_off(seating) or waits_for_allocation(seating, terms):
        return 0
    return sum(_promote(seating, terms, place, now) for place in seating.places)


def offer_ends(seating: Seating, terms: EventTerms, *, now: datetime) -> datetime:
    """Until when an offer made at *now* stands: half of the time that is left, at most ``offer_hours``."""
    left = (seating.starts_at - now) / 2
    return now + min(timedelta(hours=terms.offer_hours), left)


def waiting(seating: Seating, place: Place) -> list[Registration]:
    """Who waits for a seat of *place*, first in the queue first."""
    rows = Registration.objects.filter(seating=seating, place=place, state=S.WAITLISTED)
    return list(rows.select_related("person").order_by("position"))


def _promote(seating: Seating, terms: EventTerms, place: Place, now: datetime) -> int:
    free, promoted = _free(seating, place), 0
    if free == 0:
        return 0
    queue = waiting(seating, place)
    hold_hopes(seating, [registration.person for registration in queue])
    for registration in queue:
        if promoted == free:
            break
        registration.seating = seating
        is_elsewhere = overlapping(seating, registration.person, email=registration.email)
        if is_elsewhere or not has_a_seat_for(registration, terms):
            continue
        give(registration, terms, now=now)
        promoted += 1
    return promoted


def give(registration: Registration, terms: EventTerms, *, now: datetime) -> None:
    """Confirm *registration*, whose seat is taken, or offer it the seat when the start is near."""
    if now < registration.seating.starts_at - timedelta(hours=terms.offer_hours):
        become(registration, S.CONFIRMED, now=now)
        tell(registration, Notice.PROMOTED, now=now)
        return
    until = offer_ends(registration.seating, terms, now=now)
    become(registration, S.OFFERED, now=now, offered_until=until)
    tell(registration, Notice.OFFERED, now=now)


def _free(seating: Seating, place: Place) -> int | None:
    return Seating.objects.get(pk=seating.pk).free(place)
