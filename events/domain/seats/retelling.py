"""Somebody tells the organiser something else, or for the first time."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from events.domain.seats.answers import store_answers
from events.domain.seats.errors import StateMoved
from events.domain.seats.ledger import locked_registration
from events.domain.seats.window import require_ahead
from events.models import Registration
from events.models.seating import COMING


def may_retell(registration: Registration, *, now: datetime) -> bool:
    """Whether what *registration* tells can still change: until the meeting begins."""
    return registration.state in COMING and now < registration.seating.starts_at


def is_silent(registration: Registration) -> bool:
    """Whether the meeting asks something, and a colleague whom somebody registered told nothing yet."""
    if registration.registered_by_id is None:
        return False
    told = registration.access_wishes or registration.dietary_wishes or registration.answers.exists()
    return bool(registration.seating.event.terms.questions) and not told


def retell(
    registration: Registration,
    *,
    access_wishes: str,
    dietary_wishes: str,
    is_listed: bool,
    answers: Mapping[str, str],
    now: datetime,
) -> Registration:
    """Keep this of *registration* instead of what was told before; *answers* are by the id of the question.

    Also a colleague whom somebody registered tells it this way, and whoever agreed to be
    listed takes that back.  Raises TooLate, and StateMoved when nobody comes by it.
    """
    with locked_registration(registration) as found:
        require_ahead(found.seating, now=now)
        if found.state not in COMING:
            raise StateMoved
        found.access_wishes, found.dietary_wishes = access_wishes, dietary_wishes
        found.is_listed = is_listed
        found.save(update_fields=["access_wishes", "dietary_wishes", "is_listed"])
        found.answers.all().delete()
        store_answers(found, found.seating.event.terms, answers)
        return found
