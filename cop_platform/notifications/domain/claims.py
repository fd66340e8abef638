"""Which worker has which mails: a conditional UPDATE decides."""

import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F

from cop_platform.notifications.models import OutboxMail

# How long a mail stays with a worker that does not come back.
CLAIM = timedelta(seconds=60)
UNREAD = ("created_at", "next_attempt_at", "claimed_until", "sent_at")


def claim(now: datetime, limit: int) -> list[OutboxMail]:
    """At most *limit* mails that are due at *now*, for us alone until CLAIM is over.

    Mails to one addressee go before those of a fan-out: who waits for a code does not
    wait for a newsletter.  Each claim counts as an attempt, also when the worker dies.
    """
    token = secrets.token_hex(16)
    due = OutboxMail.objects.due(now)
    with transaction.atomic():
        # Two statements: PostgreSQL may run a subquery with a limit once for each row, and lock them all.
        keys = list(due.select_for_update(skip_locked=True).values_list("pk", flat=True)[:limit])
        taken = due.order_by().filter(pk__in=keys)
        taken.update(claim=token, claimed_until=now + CLAIM, attempts=F("attempts") + 1)
    # Reading moments that nobody asks for takes as long as all the rest.
    mine = OutboxMail.objects.filter(pk__in=keys, claim=token).defer(*UNREAD)
    return list(mine.order_by("is_bulk", "next_attempt_at", "pk")) if keys else []


def release(rows: Sequence[OutboxMail]) -> None:
    """Give back *rows* that were claimed and not tried: they are due as they were."""
    keys = [row.pk for row in rows]
    held = OutboxMail.objects.filter(pk__in=keys, claim=rows[0].claim) if keys else OutboxMail.objects.none()
    held.update(claim="", claimed_until=None, attempts=F("attempts") - 1)
