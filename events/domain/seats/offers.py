"""An offered seat: taken, or over."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from events.domain.notices import Notice, tell
from events.domain.seats.errors import Overlaps, StateMoved, TooLate
from events.domain.seats.leaving import leave
from events.domain.seats.ledger import locked, locked_registration
from events.domain.seats.overlaps import overlapping
from events.domain.seats.promoting import promote
from events.domain.seats.states import become
from events.domain.seats.window import is_off, require_ahead, require_on
from events.models import Registration, Seating

S = Registration.State


def accept_offer(registration: Registration, *, now: datetime) -> Registration:
    """Confirm the offered seat of *registration*; a second click changes nothing.

    Raises TooLate from ``offered_until`` on, and once the meeting, which may have moved
    since, has begun; NotOpen when it is off; and Overlaps.
    """
    with locked_registration(registration) as found:
        if found.state == S.CONFIRMED:
            return found
        if found.state != S.OFFERED or found.offered_until is None:
            raise StateMoved
        if now >= found.offered_until:
            raise TooLate(_("Dit aanbod is verlopen. De plek is naar de volgende op de wachtlijst."))
        require_ahead(found.seating, now=now)
        require_on(found.seating)
        if (other := overlapping(found.seating, found.person, email=found.email)) is not None:
            raise Overlaps(other)
        become(found, S.CONFIRMED, now=now)
        tell(found, Notice.CONFIRMED, now=now)
        return found


def expire_offers(now: datetime) -> int:
    """End the offers that stood until *now* or earlier, and pass their seats on; returns how many.

    Of what is off nothing is passed on: who had an offer knows that it is off.
    """
    over = Registration.objects.filter(state=S.OFFERED, offered_until__lte=now)
    rows = Seating.objects.select_related("event", "occurrence", "session")
    seatings = rows.filter(pk__in=over.values("seating"))
    return sum(_expire(seating, now) for seating in seatings if not is_off(seating))


def _expire(seating: Seating, now: datetime) -> int:
    with locked(seating) as held:
        over = held.registrations.filter(state=S.OFFERED, offered_until__lte=now)
        for registration in (ended := list(over.select_related("person"))):
            registration.seating = held
            _end(registration, now)
        promote(held, now=now)
        return len(ended)


def _end(registration: Registration, now: datetime) -> None:
    leave(registration, now=now)
    tell(registration, Notice.OFFER_OVER, now=now)
