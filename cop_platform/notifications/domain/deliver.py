"""Takes mails from the outbox and sends them over one connection, a batch at a time."""

from contextlib import suppress
from datetime import datetime, timedelta
from functools import partial
from itertools import pairwise
from time import monotonic

from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import Error as DatabaseError

from cop_platform.core.models import Lease
from cop_platform.notifications.domain.answers import Answer, Meaning, answer_of
from cop_platform.notifications.domain.claims import claim, release
from cop_platform.notifications.domain.outcomes import bounced, expired, postponed, sent
from cop_platform.notifications.message import OutboxMessage
from cop_platform.notifications.models import OutboxMail

BATCH = 100
# The clock of the worker has more to do than mail.
PASS_SECONDS = 20.0
# A mail of a batch is begun within this time: with four answers of EMAIL_TIMEOUT it ends before the claim.
BATCH_SECONDS = 15.0
# A server that does not answer is left alone for a while: asking it would hold up everything else.
REST = "mail server rests"
REST_SECONDS = 60


def deliver_due(now: datetime, *, batch: int = BATCH, seconds: float = PASS_SECONDS) -> int:
    """Send the mails that are due at *now*, for at most *seconds*; returns how many went out.

    Each mail is marked before the server has the next one: a worker that dies leaves at
    most one that was sent and is not marked, and it goes out again with the same Message-ID.
    """
    if Lease.is_taken(REST, now=now, seconds=REST_SECONDS):
        return 0
    delivery = Delivery(now)
    try:
        while not delivery.is_over(seconds) and (rows := claim(delivery.moment(), batch)):
            delivery.send_batch(rows)
    finally:
        delivery.end()
    return delivery.count


class Delivery:
    """One pass: a connection, how many mails went out, and how the line does."""

    def __init__(self, now: datetime) -> None:
        self.now = now
        self.began = monotonic()
        self.count = 0
        self.losses = 0
        self.gave_up = False
        self.unmarked: OutboxMail | None = None
        self.line: BaseEmailBackend = get_connection()

    def moment(self) -> datetime:
        """What time it is by now."""
        return self.now + timedelta(seconds=monotonic() - self.began)

    def is_over(self, seconds: float) -> bool:
        """Whether this pass ends: the server is left alone, or the time is up."""
        return self.gave_up or monotonic() - self.began > seconds

    def send_batch(self, rows: list[OutboxMail]) -> None:
        """Send *rows*; those that were not reached are due as before."""
        until = monotonic() + BATCH_SECONDS
        messages = [OutboxMessage(row, self.now, before=self.mark) for row in rows]
        for message, following in pairwise(messages):
            message.after = partial(_build, following)
        for number, message in enumerate(messages):
            if not self._is_open() or monotonic() > until:
                release(rows[number:])
                break
            self._send(message)
        self.mark()

    def mark(self) -> None:
        """Mark the mail that went out last."""
        row, self.unmarked = self.unmarked, None
        if row:
            sent(row, self.now)
            self.count += 1

    def end(self) -> None:
        """Hang up, whatever the server thinks of that."""
        try:
            self.line.close()
        except Exception:  # all mails have had their answer
            self.line = get_connection()

    def _send(self, message: OutboxMessage) -> None:
        row = message.row
        if row.not_after and row.not_after < self.now:
            expired(row)
            return
        if not getattr(self.line, "works_meanwhile", False):
            self.mark()
        try:
            self.line.send_messages([message])
        except DatabaseError:
            raise
        except Exception as error:  # whatever it is, it may not stop the queue
            self.mark()
            self._failed(row, answer_of(error))
            return
        self.unmarked = row
        self.losses = 0

    def _failed(self, row: OutboxMail, answer: Answer) -> None:
        if answer.meaning is Meaning.REFUSED:
            bounced(row, answer.words)
            return
        postponed(row, answer.words, self.now)
        if answer.meaning is not Meaning.LATER:
            self._lost(answer)

    def _lost(self, answer: Answer) -> None:
        """Hang up; a second loss in a row, or silence, is the server's trouble and not the mail's."""
        self.end()
        self.losses += 1
        if answer.meaning is Meaning.MUTE or self.losses > 1:
            self._rest()

    def _is_open(self) -> bool:
        """Whether there is a line; when the server cannot be reached no mail is to blame."""
        if self.gave_up:
            return False
        try:
            self.line.open()
        except Exception:  # refused, no such host, wrong password, no certificate
            self._rest()
        return not self.gave_up

    def _rest(self) -> None:
        self.gave_up = True
        Lease.take(REST, "outbox", now=self.now, seconds=REST_SECONDS)


def _build(message: OutboxMessage) -> None:
    """Make the bytes of *message* ahead; what is wrong with it, it says when it is its turn."""
    with suppress(ValueError):
        message.message()
