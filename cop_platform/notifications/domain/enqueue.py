"""Puts a mail in the outbox; nothing is sent here."""

from dataclasses import dataclass
from datetime import datetime

from cop_platform.accounts.models import User
from cop_platform.notifications.models import OutboxMail


@dataclass(frozen=True)
class Mail:
    """A rendered mail: subject on one line, text, and the same as HTML (may be empty)."""

    subject: str
    text: str
    html: str = ""


def enqueue(
    mail: Mail, *, kind: str, to_address: str, dedupe_key: str, now: datetime, recipient: User | None = None
) -> OutboxMail:
    """Store *mail* for *to_address* in the caller's transaction; returns the row.

    A second call with the same *dedupe_key* changes nothing and returns the first row.
    """
    row, _created = OutboxMail.objects.get_or_create(
        dedupe_key=dedupe_key,
        defaults={
            "kind": kind,
            "recipient": recipient,
            "to_address": to_address,
            "subject": " ".join(mail.subject.split())[:200],
            "body_text": mail.text,
            "body_html": mail.html,
            "next_attempt_at": now,
        },
    )
    return row
