"""What becomes of a mail that was tried."""

from datetime import datetime, timedelta
from typing import Any

from django.db import connection

from cop_platform.notifications.models import OutboxMail

State = OutboxMail.State
MARK_SENT = """
    UPDATE notifications_outboxmail
    SET state = 'sent', sent_at = %s, last_error = '', unsubscribe_url = '', body_text = '', body_html = '',
        calendar = '', attachments = '[]', claim = '', claimed_until = NULL
    WHERE id = %s AND claim = %s
"""
# With the pauses of back_off: almost four days, as mail servers do (RFC 5321, 4.5.4.1).
MAX_ATTEMPTS = 30
LONGEST_PAUSE = timedelta(hours=4)
EXPIRED = "not sent in time"
# The last word to somebody who was erased: with the mail their address goes.
LAST_WORDS = {"account_erased"}
# Nobody needs the text any more; it may hold a code or a link.
FORGOTTEN: dict[str, Any] = {"body_text": "", "body_html": "", "calendar": "", "attachments": []}


def back_off(attempts: int) -> timedelta:
    """How long to wait after the given number of failed attempts: 1, 2, 4 … minutes, at most 4 hours."""
    return min(timedelta(minutes=2 ** max(min(attempts, 10) - 1, 0)), LONGEST_PAUSE)


def sent(row: OutboxMail, now: datetime) -> None:
    """Mark that *row* went out at *now*, and forget its text.

    The statement is written out: the models take as long to make it as a mail server to take a mail.
    """
    if row.kind in LAST_WORDS:
        row.delete()
        return
    with connection.cursor() as cursor:
        cursor.execute(MARK_SENT, [connection.ops.adapt_datetimefield_value(now), row.pk, row.claim])


def bounced(row: OutboxMail, words: str) -> None:
    """Mark that the other side refused *row* for good; the text stays, for another try by the operator."""
    _end(row, state=State.BOUNCED, last_error=words)


def expired(row: OutboxMail) -> None:
    """Mark that *row* has no sense any more."""
    _end(row, state=State.FAILED, last_error=EXPIRED, **FORGOTTEN)


def postponed(row: OutboxMail, words: str, now: datetime) -> None:
    """Try *row* again after a pause, or give up after MAX_ATTEMPTS."""
    if row.attempts >= MAX_ATTEMPTS:
        _end(row, state=State.FAILED, last_error=words)
    else:
        _mark(row, last_error=words, next_attempt_at=now + back_off(row.attempts))


def try_again(row: OutboxMail, now: datetime) -> bool:
    """Put *row* in the queue again, due at *now*, attempts from 0; False when it was sent or has no text."""
    stopped = OutboxMail.objects.filter(pk=row.pk).exclude(state=State.SENT).exclude(body_text="")
    fresh = {
        "state": State.WAITING,
        "attempts": 0,
        "next_attempt_at": now,
        "claim": "",
        "claimed_until": None,
    }
    return stopped.update(**fresh) == 1


def _end(row: OutboxMail, **fields: Any) -> None:
    if row.kind in LAST_WORDS:
        row.delete()
    else:
        _mark(row, **fields)


def _mark(row: OutboxMail, **fields: Any) -> None:
    """Change *row*, unless another worker has it by now."""
    OutboxMail.objects.filter(pk=row.pk, claim=row.claim).update(claim="", claimed_until=None, **fields)
