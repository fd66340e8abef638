"""Registrations as a list shows them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.urls import reverse

from cop_platform.accounts.models import User
from cop_platform.core import clock
from events.domain.seats.mine import coming
from events.domain.seats.naming import seats_title
from events.domain.seats.words import standing_in_words, standing_of_colleague
from events.models import Registration

S = Registration.State
KINDS = {S.CONFIRMED: "ok", S.ATTENDED: "ok", S.OFFERED: "warn", S.PENDING: "warn", S.CANCELLED: "neg"}


def cards_of(registrations: Iterable[Registration], person: User) -> list[dict[str, Any]]:
    """Each of *registrations* for its owner, or for *person* who registered a colleague."""
    return [_card(registration, person) for registration in registrations]


def coming_cards(person: User, *, now: datetime, most: int) -> list[dict[str, Any]]:
    """What *person* has next, at most *most*; one query, and one more for each that waits."""
    return cards_of(coming(person, now=now)[:most], person)


def _card(registration: Registration, person: User) -> dict[str, Any]:
    is_own = person.pk == registration.person_id or person.email == registration.email
    return {
        "registration": registration,
        "title": seats_title(registration.seating),
        "url": reverse("my_registration", args=[registration.key]),
        "start": registration.seating.starts_at,
        "end": registration.seating.ends_at,
        "all_day": registration.seating.event.all_day,
        "badge": registration.get_state_display() if is_own else "",
        "certificate_url": _certificate_url(registration) if is_own else "",
        "badge_kind": KINDS.get(S(registration.state), "plain"),
        "standing": standing_in_words(registration) if is_own else standing_of_colleague(registration),
    }


def _certificate_url(registration: Registration) -> str:
    """Where who was there makes a certificate; the page itself asks whether every day was attended."""
    was_there = registration.state == S.ATTENDED and registration.seating.ends_at <= clock.now()
    return reverse("my_certificate", args=[registration.key]) if was_there else ""
