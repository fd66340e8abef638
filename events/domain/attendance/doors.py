"""When the door is open: each day of a meeting by itself."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _

from cop_platform.core.clock import local
from cop_platform.core.dates import moment_text
from events.domain.attendance.errors import DoorsClosed
from events.domain.seats.overlaps import Span, spans_of
from events.domain.seats.window import is_off
from events.models import Seating

OPENS_BEFORE = timedelta(hours=3)
# Who counted on paper, or without a network, has the next day for it.
CLOSES_AFTER = timedelta(hours=24)


def days_of(seating: Seating) -> list[Span]:
    """The days, or other stretches ``[start, end)``, on which people are checked in, in order."""
    return sorted(spans_of(seating))


def day_at(seating: Seating, now: datetime) -> Span | None:
    """The day that is checked in for at *now*: of two that are open the later; None: the door is shut."""
    opened = [day for day in days_of(seating) if day[0] - OPENS_BEFORE <= now < day[1] + CLOSES_AFTER]
    return opened[-1] if opened else None


def require_open(seating: Seating, *, now: datetime) -> Span:
    """The day that is checked in for at *now*; raises DoorsClosed when there is none."""
    if is_off(seating):
        raise DoorsClosed(_("Deze bijeenkomst gaat niet door."))
    if (day := day_at(seating, now)) is not None:
        return day
    ahead = [day[0] for day in days_of(seating) if day[0] > now]
    if not ahead:
        raise DoorsClosed(_("Inchecken kan niet meer: dat kon tot 24 uur na het einde."))
    first = moment_text(ahead[0] - OPENS_BEFORE)
    raise DoorsClosed(_("Inchecken kan vanaf %(when)s.") % {"when": first})


def date_of(day: Span) -> date:
    """The date in Amsterdam on which *day* begins: what attendance is kept by."""
    return local(day[0]).date()
