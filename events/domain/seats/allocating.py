"""Sharing out the seats on the day that was announced, by lottery or by rotation."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db.models import F, Max, QuerySet

from events.domain.notices import Notice, tell
from events.domain.seats.ledger import locked, next_number
from events.domain.seats.lottery import drawn_order
from events.domain.seats.overlaps import hold_hopes, overlapping
from events.domain.seats.seating_people import has_a_seat_for
from events.domain.seats.states import become
from events.domain.seats.window import is_off, waits_for_allocation
from events.models import Allocation, EventTerms, Registration, Seating

S = Registration.State


def allocate_due(now: datetime) -> int:
    """Share out the seats whose day has come and that have not begun; returns of how many seatings."""
    rows = Seating.objects.filter(allocated_at=None, starts_at__gt=now, event__is_published=True)
    later = rows.exclude(event__terms__allocation=Allocation.FIRST_COME).filter(event__terms__isnull=False)
    waits = later.annotate(days=F("event__terms__allocate_days_before")).order_by("starts_at", "pk")
    due = [seating for seating in waits if seating.starts_at - timedelta(days=seating.days) <= now]
    return sum(allocate(seating, now=now) for seating in due)


def allocate(seating: Seating, *, now: datetime) -> bool:
    """Share out the seats of *seating*; False when that was done, or it does not take place.

    Those without a seat wait in the order of the draw.  What anybody needs to repeat
    it is kept in ``Seating.draw``: the rule, the seed, the numbers, their order.
    """
    with locked(seating) as held:
        terms = EventTerms.objects.get(event=held.event_id)
        if is_off(held) or not waits_for_allocation(held, terms):
            return False
        entries = {row.number: row for row in _entries(held)}
        hold_hopes(held, [row.person for row in entries.values()])
        order = _order(held, terms, entries)
        held.allocated_at, held.draw = now, _record(held, terms, sorted(entries), order)
        held.save(update_fields=["allocated_at", "draw"])
        settled = [(entries[number], _settle(entries[number], held, terms, now)) for number in order]
        # When all are settled: a place on the waiting list counts who is before it.
        for registration, notice in settled:
            tell(registration, notice, now=now)
        return True


def _settle(registration: Registration, seating: Seating, terms: EventTerms, now: datetime) -> Notice:
    registration.seating = seating
    is_elsewhere = overlapping(seating, registration.person, email=registration.email)
    if not is_elsewhere and has_a_seat_for(registration, terms):
        become(registration, S.CONFIRMED, now=now)
        return Notice.ALLOCATED
    registration.position = next_number(seating)
    registration.save(update_fields=["position"])
    return Notice.NOT_ALLOCATED


def _entries(seating: Seating) -> list[Registration]:
    rows = Registration.objects.filter(seating=seating, state=S.WAITLISTED)
    return list(rows.select_related("person", "organisation").order_by("number"))


def _order(seating: Seating, terms: EventTerms, entries: dict[int, Registration]) -> list[int]:
    if terms.allocation == Allocation.LOTTERY:
        return drawn_order(seating.seed, entries)
    came = last_came(seating, list(entries.values()))
    return sorted(entries, key=lambda number: (came[number], number))


def last_came(seating: Seating, entries: list[Registration]) -> dict[int, float]:
    """By number: when that person last attended a date of this meeting, as a timestamp; 0 for never."""
    earlier = Registration.objects.filter(seating__event=seating.event_id, state=S.ATTENDED)
    people, guests = _latest(earlier, "person"), _latest(earlier.exclude(email=""), "email")
    found = {row.number: people.get(row.person_id) or guests.get(row.email) for row in entries}
    return {number: moment.timestamp() if moment else 0.0 for number, moment in found.items()}


def _latest(rows: QuerySet[Registration], who: str) -> dict[Any, datetime]:
    """By *who*: the start of the last of *rows*."""
    return dict(rows.order_by().values_list(who).annotate(Max("seating__starts_at")))


def _record(seating: Seating, terms: EventTerms, numbers: list[int], order: list[int]) -> dict[str, object]:
    seed = seating.seed if terms.allocation == Allocation.LOTTERY else ""
    return {"rule": str(terms.allocation), "seed": seed, "numbers": numbers, "order": order}
