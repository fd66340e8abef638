"""The outbox as a trial fills and reads it."""

from __future__ import annotations

from datetime import datetime

from cop_platform.core.models import Lease
from cop_platform.notifications.domain.enqueue import Letter, Mail, enqueue_many
from cop_platform.notifications.models import OutboxMail


def write(mails: int, now: datetime) -> None:
    """Exactly *mails* mails that wait, each to an address of its own; no server is left alone."""
    OutboxMail.objects.all().delete()
    Lease.objects.all().delete()
    letters = (
        Letter(Mail("Proef", "Tekst\n", "<p>Tekst</p>\n"), "proef", f"lid{each}@example.org", f"proef:{each}")
        for each in range(mails)
    )
    enqueue_many(letters, now=now)


def is_waiting() -> bool:
    """Whether any mail waits."""
    return OutboxMail.objects.filter(state=OutboxMail.State.WAITING).exists()


def bounced() -> int:
    """How many mails were refused for good."""
    return OutboxMail.objects.filter(state=OutboxMail.State.BOUNCED).count()


def tried_again() -> int:
    """How many mails took more than one attempt."""
    return OutboxMail.objects.filter(attempts__gt=1).count()
