"""Takes mails from the outbox and sends them, one claim at a time."""

import hashlib
from collections.abc import Callable
from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import EmailMultiAlternatives

from cop_platform.notifications.models import OutboxMail

MAX_ATTEMPTS = 8
CLAIM = timedelta(minutes=5)
# The last word to somebody who was erased: with the mail their address goes.
LAST_WORDS = {"account_erased"}
Send = Callable[[EmailMultiAlternatives], object]


def deliver_due(now: datetime, *, limit: int = 100, send: Send | None = None) -> int:
    """Send the mails that are due at *now*, at most *limit*; returns how many went out.

    Each mail is claimed by a conditional UPDATE first: two workers never send the
    same one, and a worker that dies leaves it to be tried again after CLAIM.
    """
    rows = list(OutboxMail.objects.due(now)[:limit])
    return sum(_deliver(row, now, send or EmailMultiAlternatives.send) for row in rows if _claim(row, now))


def back_off(attempts: int) -> timedelta:
    """How long to wait after the given number of failed attempts: 1, 2, 4 … minutes, at most 8 hours."""
    return min(timedelta(minutes=2 ** max(attempts - 1, 0)), timedelta(hours=8))


def message_id(row: OutboxMail) -> str:
    """The Message-ID of *row*: the same at every attempt, so that receivers can drop a double."""
    digest = hashlib.sha256(row.dedupe_key.encode()).hexdigest()[:32]
    return f"<{digest}@{settings.CALENDAR_UID_HOST}>"


def _claim(row: OutboxMail, now: datetime) -> bool:
    waiting = OutboxMail.objects.due(now).filter(pk=row.pk, attempts=row.attempts)
    row.attempts += 1
    return waiting.order_by().update(attempts=row.attempts, next_attempt_at=now + CLAIM) == 1


def _deliver(row: OutboxMail, now: datetime, send: Send) -> bool:
    try:
        send(_message(row))
    except Exception as error:  # any failure of the mail server is retried, none may stop the queue
        _failed(row, now, error)
        return False
    _sent(row, now)
    return True


def _sent(row: OutboxMail, now: datetime) -> None:
    """Mark *row*, and forget its text: it may hold a code or a link, and nobody needs it any more."""
    if row.kind in LAST_WORDS:
        row.delete()
        return
    row.state, row.sent_at, row.last_error = OutboxMail.State.SENT, now, ""
    row.body_text = row.body_html = ""
    row.save(update_fields=["state", "sent_at", "last_error", "body_text", "body_html"])


def _failed(row: OutboxMail, now: datetime, error: Exception) -> None:
    row.last_error = type(error).__name__
    row.next_attempt_at = now + back_off(row.attempts)
    if row.attempts >= MAX_ATTEMPTS and row.kind in LAST_WORDS:
        row.delete()
        return
    if row.attempts >= MAX_ATTEMPTS:
        row.state = OutboxMail.State.FAILED
    row.save(update_fields=["last_error", "next_attempt_at", "state"])


def _message(row: OutboxMail) -> EmailMultiAlternatives:
    message = EmailMultiAlternatives(
        row.subject, row.body_text, to=[row.to_address], headers={"Message-ID": message_id(row)}
    )
    if row.body_html:
        message.attach_alternative(row.body_html, "text/html")
    return message
