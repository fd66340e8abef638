"""Puts mails in the outbox; nothing is sent here."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import connection

from cop_platform.accounts.models import User
from cop_platform.core.characters import single_line
from cop_platform.notifications.domain.refusing import refusals_among, refuses
from cop_platform.notifications.models import OutboxMail
from cop_platform.notifications.values import Attachment, Mail

__all__ = ["Attachment", "Letter", "Mail", "enqueue", "enqueue_many"]
# Written out: the models take as long to make a row as a mail server to take a mail.
INSERT = """
    INSERT INTO notifications_outboxmail
        (attempts, is_bulk, claim, dedupe_key, created_at, kind, recipient_id, to_address, subject, body_text,
         body_html, calendar, calendar_method, attachments, unsubscribe_url, state, last_error,
         next_attempt_at, not_after)
    VALUES (0, %s, '', %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)
    ON CONFLICT DO NOTHING
"""
COLUMNS = (
    "kind",
    "recipient_id",
    "to_address",
    "subject",
    "body_text",
    "body_html",
    "calendar",
    "calendar_method",
    "attachments",
    "unsubscribe_url",
    "state",
    "last_error",
    "next_attempt_at",
    "not_after",
)
WRONG_ADDRESS = "address"


@dataclass(frozen=True)
class Letter:
    """A mail with its addressee, for ``enqueue_many``; the words are those of ``enqueue``."""

    mail: Mail
    kind: str
    to_address: str
    dedupe_key: str
    recipient_id: int | None = None
    not_after: datetime | None = None


def enqueue(
    mail: Mail,
    *,
    kind: str,
    to_address: str,
    dedupe_key: str,
    now: datetime,
    recipient: User | None = None,
    not_after: datetime | None = None,
) -> OutboxMail | None:
    """Store *mail* for *to_address* in the caller's transaction; returns the row.

    A second call with the same *dedupe_key* (at most 150 characters: what the mail is
    about, for whom, which version) changes nothing and returns the first row.  None when
    the addressee switched this *kind* off.  After *not_after* it is not sent any more.
    An address that cannot be one becomes a row that bounced: the operator sees it.
    """
    if refuses(kind, recipient.pk if recipient else None, to_address):
        return None
    letter = Letter(mail, kind, to_address, dedupe_key, recipient.pk if recipient else None, not_after)
    row, _created = OutboxMail.objects.get_or_create(dedupe_key=dedupe_key, defaults=_fields(letter, now))
    return row


def enqueue_many(letters: Iterable[Letter], *, now: datetime, is_bulk: bool = True) -> None:
    """Store all *letters* in the caller's transaction, in few statements: for thousands at once.

    As ``enqueue``: what has a known key stays as it was, what was switched off is left out.
    In bulk they go out after the mails that somebody waits for.
    """
    chosen = list(letters)
    refused = refusals_among({letter.kind for letter in chosen})
    moment = connection.ops.adapt_datetimefield_value(now)
    rows = [
        [is_bulk, *_values(letter, now, moment)]
        for letter in chosen
        if not refused.cover(letter.kind, letter.recipient_id, letter.to_address)
    ]
    with connection.cursor() as cursor:
        cursor.executemany(INSERT, rows)


def _values(letter: Letter, now: datetime, moment: Any) -> list[Any]:
    """The values of INSERT after the first, as the database takes them."""
    fields = _fields(letter, now)
    fields["attachments"] = json.dumps(fields["attachments"])
    fields["not_after"] = connection.ops.adapt_datetimefield_value(letter.not_after)
    fields["next_attempt_at"] = moment
    return [letter.dedupe_key, moment, *(fields.get(name, "") for name in COLUMNS)]


def _fields(letter: Letter, now: datetime) -> dict[str, Any]:
    mail = letter.mail
    return {
        "kind": letter.kind,
        "recipient_id": letter.recipient_id,
        "subject": single_line(mail.subject)[:200],
        "body_text": mail.text,
        "body_html": mail.html,
        "calendar": mail.calendar,
        "calendar_method": mail.calendar_method,
        "attachments": [attachment.stored() for attachment in mail.attachments],
        "unsubscribe_url": mail.unsubscribe_url,
        "not_after": letter.not_after,
        "next_attempt_at": now,
        **_addressed(letter.to_address),
    }


def _addressed(address: str) -> dict[str, str]:
    """The address and the state: what is no address, such as one with a line end, never reaches a header."""
    if can_be_mailed(address):
        return {"to_address": address, "state": OutboxMail.State.WAITING}
    shown = single_line(address)[:254]
    return {"to_address": shown, "state": OutboxMail.State.BOUNCED, "last_error": WRONG_ADDRESS}


def can_be_mailed(address: str) -> bool:
    """Whether *address* has the form of one, without quoted names: those may hold anything."""
    try:
        validate_email(address)
    except ValidationError:
        return False
    return not address.startswith('"') and len(address) <= 254
