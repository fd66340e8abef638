"""When one may register, and when seats are shared out."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from cop_platform.core.dates import moment_text
from events.domain.seats.errors import NoRegistration, NotOpen, TooLate
from events.models import Allocation, EventTerms, Seating


def terms_of(seating: Seating) -> EventTerms:
    """The terms of *seating*; NoRegistration when its meeting takes none."""
    terms = getattr(seating.event, "terms", None)
    if terms is None or not terms.takes_registrations or seating.event.is_from_partner:
        raise NoRegistration(_("U kunt zich hier niet voor aanmelden."))
    return terms


def opens_at(seating: Seating, terms: EventTerms) -> datetime | None:
    """From when one may register, aware; None: always."""
    days = terms.opens_days_before
    return None if days is None else seating.starts_at - timedelta(days=days)


def closes_at(seating: Seating, terms: EventTerms) -> datetime:
    """Until when one may register, exclusive, aware."""
    return seating.starts_at - timedelta(hours=terms.closes_hours_before)


def allocated_at(seating: Seating, terms: EventTerms) -> datetime | None:
    """When the seats are, or were, shared out; None: at once to who comes first."""
    if terms.allocation == Allocation.FIRST_COME:
        return None
    return seating.allocated_at or seating.starts_at - timedelta(days=terms.allocate_days_before)


def waits_for_allocation(seating: Seating, terms: EventTerms) -> bool:
    """Whether everybody waits, as the seats are shared out later."""
    return terms.allocation != Allocation.FIRST_COME and seating.allocated_at is None


def is_off(seating: Seating) -> bool:
    """Whether what the seats are for does not take place."""
    part = seating.session or seating.occurrence
    gone = part is not None and part.is_cancelled
    return gone or seating.event.is_cancelled or not seating.event.is_published


def require_open(seating: Seating, terms: EventTerms, *, now: datetime) -> None:
    """Raise NotOpen when nobody may register for *seating* at *now*."""
    require_on(seating)
    first = opens_at(seating, terms)
    if first is not None and now < first:
        raise NotOpen(_("U kunt zich aanmelden vanaf %(when)s.") % {"when": moment_text(first)})
    if now >= closes_at(seating, terms):
        raise NotOpen(_("Aanmelden kan niet meer: de tijd daarvoor is voorbij."))


def require_on(seating: Seating) -> None:
    """Raise NotOpen when what the seats are for does not take place."""
    if is_off(seating):
        raise NotOpen(_("Deze bijeenkomst gaat niet door."))


def require_ahead(seating: Seating, *, now: datetime) -> None:
    """Raise TooLate when *seating* has begun at *now*."""
    if now >= seating.starts_at:
        raise TooLate(_("De bijeenkomst is al begonnen; uw aanmelding staat vast."))
