"""Who had a seat and did not come."""

from __future__ import annotations

from datetime import datetime, timedelta

from events.domain.attendance.doors import CLOSES_AFTER
from events.domain.seats.ledger import locked
from events.domain.seats.states import become
from events.domain.seats.window import is_off
from events.models import Registration, Seating

S = Registration.State
# Longer ago than a worker may stand still.
LOOKED_BACK = timedelta(days=14)


def mark_due_no_shows(now: datetime) -> int:
    """Mark who did not come to what ended a day ago; returns how many."""
    ended = Seating.objects.filter(ends_at__lte=now - CLOSES_AFTER, ends_at__gt=now - LOOKED_BACK)
    open_ones = Registration.objects.filter(state=S.CONFIRMED)
    return sum(mark_no_shows(row, now=now) for row in ended.filter(pk__in=open_ones.values("seating")))


def mark_no_shows(seating: Seating, *, now: datetime) -> int:
    """Mark who had a seat of *seating*, which is over, and was not checked in; returns how many.

    Only in the room or online, wherever somebody was checked in: where nobody kept the
    door, nothing is known.  Nothing before the end, or when it did not take place.
    """
    with locked(seating) as held:
        if now < held.ends_at or is_off(held):
            return 0
        kept = held.registrations.filter(state=S.ATTENDED).values("place")
        missing = held.registrations.filter(state=S.CONFIRMED, place__in=kept)
        return len([become(row, S.NO_SHOW, now=now) for row in missing])
