"""One mail to one person, about what they or the queue just did."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.utils import translation

from cop_platform.notifications.domain.enqueue import Letter, can_be_mailed, enqueue_many
from cop_platform.notifications.rendering import Prepared, prepare_mail
from cop_platform.notifications.values import Mail
from events.domain.ical.invitation import Method
from events.domain.notices.calendars import invitation_to
from events.domain.notices.kinds import INVITING, Notice
from events.domain.notices.subject import subject_of
from events.domain.notices.words import about, brings_ticket, own_words
from events.domain.tickets import PICTURE, ticket_attachment
from events.models import Registration

# What differs for each addressee, where it is told at all.
OWN = ("manage_url", "position", "ticket_code", "until")


def tell(registration: Registration, notice: Notice, *, now: datetime, had_seat: bool = False) -> None:
    """Enqueue the mail *notice* about *registration*, in its language, once for each of its versions.

    Who *had_seat* was sent an invitation; it is taken back.
    """
    method: Method | None = "REQUEST" if notice in INVITING else "CANCEL" if had_seat else None
    with translation.override(registration.language):
        mail = _mail(registration, notice, method, now)
    letter = Letter(
        mail,
        kind=notice,
        to_address=registration.address,
        recipient_id=registration.person_id,
        dedupe_key=f"{notice}:{registration.key}:{registration.version}",
        not_after=registration.offered_until if notice == Notice.OFFERED else None,
    )
    enqueue_many([letter], now=now, is_bulk=False)


def _mail(registration: Registration, notice: Notice, method: Method | None, now: datetime) -> Mail:
    seating, subject = registration.seating, subject_of(registration.seating)
    address = registration.address
    invitation = invitation_to(seating, method, now=now) if method and can_be_mailed(address) else None
    ticket = (ticket_attachment(registration),) if brings_ticket(notice, registration) else ()
    words = about(seating, subject, registration.place, now=now) | own_words(registration)
    words |= {"has_calendar": invitation is not None, "ticket_picture": PICTURE if ticket else ""}
    return replace(
        _worded(registration, notice, words),
        calendar=invitation.to(address) if invitation else "",
        calendar_method=invitation.method if invitation else "",
        attachments=ticket,
    )


def _worded(registration: Registration, notice: Notice, words: dict[str, Any]) -> Mail:
    """The mail *notice* with *words*, of which a mail to the next person has most too."""
    own = {name: str(words.pop(name)) for name in OWN if words[name]}
    own["first_name"] = words.pop("first_name")
    shared = tuple((name, tuple(word) if isinstance(word, list) else word) for name, word in words.items())
    prepared = _prepared(notice, registration.language, shared, tuple(own))
    return prepared.for_one(registration.person or registration.address, own)


@lru_cache(maxsize=64)
def _prepared(
    notice: Notice, language: str, shared: tuple[tuple[str, Any], ...], own: tuple[str, ...]
) -> Prepared:
    """Kept: a hundred people who ask for one seat get the same mail, while the row of the seats is held."""
    return prepare_mail(notice, context=dict(shared), places=own, language=language)
