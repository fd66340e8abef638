"""What people are told of their registration; written to the outbox in the same transaction."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from django.conf import settings
from django.utils import translation

from cop_platform.notifications.domain.enqueue import Mail, enqueue
from events.models import Registration


class Notice(StrEnum):
    """Why somebody gets a mail about a registration; also the name of its template."""

    PLEASE_CONFIRM = "registration_please_confirm"
    ALREADY = "registration_already"
    CONFIRMED = "registration_confirmed"
    ENTERED = "registration_entered"
    WAITING = "registration_waiting"
    ALLOCATED = "registration_allocated"
    NOT_ALLOCATED = "registration_not_allocated"
    PROMOTED = "registration_promoted"
    OFFERED = "registration_offered"
    OFFER_OVER = "registration_offer_over"
    SWITCHED = "registration_switched"
    SUBSTITUTED = "registration_substituted"
    CANCELLED = "registration_cancelled"


def tell(registration: Registration, notice: Notice, *, now: datetime) -> None:
    """Enqueue the mail *notice* about *registration*, in its language, once for each of its versions."""
    with translation.override(registration.language):
        enqueue(
            _mail(registration, notice),
            kind=notice,
            to_address=registration.address,
            recipient=registration.person,
            dedupe_key=f"{notice}:{registration.key}:{registration.version}",
            now=now,
        )


def _mail(registration: Registration, notice: Notice) -> Mail:
    event = registration.seating.event
    return Mail(subject=event.title, text=f"{notice}\n{settings.SITE_URL}/agenda/{event.slug}/\n")
