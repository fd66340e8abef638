"""The same mail to everybody who registered: rendered once for each language, place and state."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import islice
from typing import Any

from django.utils import translation

from cop_platform.notifications.domain.enqueue import Letter, can_be_mailed, enqueue_many
from cop_platform.notifications.rendering import Prepared, prepare_mail
from cop_platform.notifications.values import Mail
from events.domain.ical import Invitation
from events.domain.notices.kinds import Notice
from events.domain.notices.subject import Subject
from events.domain.notices.words import about, brings_ticket, facts_in_words, has_ticket, manage_url
from events.domain.tickets import PICTURE, ticket_attachment, ticket_code
from events.models import Registration, Seating

S = Registration.State
# As many are in memory at once.
BATCH = 500
Group = tuple[str, str, str]


@dataclass(frozen=True)
class Round:
    """One mail to many: *about_what* is part of its key, so that each is sent once.

    *before* is what is told as it was, *start* the date of a series that it is about.
    Only who has a seat gets the *invitation*.
    """

    notice: Notice
    seating: Seating
    subject: Subject
    about_what: str
    now: datetime
    before: Subject | None = None
    invitation: Invitation | None = None
    not_after: datetime | None = None
    start: datetime | None = None
    prepared: dict[Group, Prepared] = field(default_factory=dict)


def tell_many(told: Round, registrations: Iterable[Registration]) -> int:
    """Enqueue *told* to each of *registrations* (with their person); returns how many.

    The caller's transaction; a few statements for each BATCH of mails.
    """
    rows, number = iter(registrations), 0
    while letters := [_letter(told, row) for row in islice(rows, BATCH)]:
        enqueue_many(letters, now=told.now)
        number += len(letters)
    return number


def key_of(notice: Notice, registration: object, about_what: str) -> str:
    """The dedupe key of *notice* to the one with the key *registration*."""
    return f"{notice}:{registration}:{about_what}"


def _letter(told: Round, row: Registration) -> Letter:
    return Letter(
        mail=_mail(told, row),
        kind=told.notice,
        to_address=row.address,
        dedupe_key=key_of(told.notice, row.pk, told.about_what),
        recipient_id=row.person_id,
        not_after=told.not_after,
    )


def _mail(told: Round, row: Registration) -> Mail:
    values = {"manage_url": manage_url(row), "ticket_code": ticket_code(row)}
    if row.person is None:
        values["first_name"] = row.name
    mail = _prepared(told, row).for_one(row.person or row.address, values)
    if brings_ticket(told.notice, row):
        mail = replace(mail, attachments=(ticket_attachment(row),))
    invitation = told.invitation if row.state == S.CONFIRMED and can_be_mailed(row.address) else None
    if invitation is None:
        return mail
    return replace(mail, calendar=invitation.to(row.address), calendar_method=invitation.method)


def _prepared(told: Round, row: Registration) -> Prepared:
    group = (row.language, row.place, row.state)
    if group not in told.prepared:
        with translation.override(row.language):
            words = _words(told, row)
        # The group has the state and the place, so all of it has a ticket, or nobody has.
        own = ["manage_url", "ticket_code"] if has_ticket(row) else ["manage_url"]
        told.prepared[group] = prepare_mail(told.notice, context=words, places=own, language=row.language)
    return told.prepared[group]


def _words(told: Round, row: Registration) -> dict[str, Any]:
    words = about(told.seating, told.subject, row.place, now=told.now, start=told.start)
    words["ticket_picture"] = PICTURE if brings_ticket(told.notice, row) else ""
    words["has_seat"] = row.state == S.CONFIRMED
    words["has_calendar"] = words["has_seat"] and told.invitation is not None
    return words | {"old": facts_in_words(told.before, row.place)} if told.before else words
