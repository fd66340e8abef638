"""Tells who stands with a practice, once, that their consent is about to end."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet

from resources.domain.contacts.link import digest, new_token
from resources.domain.contacts.mailing import mail_link
from resources.models import PracticeContact

KIND = "practice_contact_ending"
REMIND_BEFORE = timedelta(days=30)


def remind_due(now: datetime) -> int:
    """Mail whose consent ends in (now, now + REMIND_BEFORE] and who was not told yet; returns how many."""
    return sum(_remind(key, now) for key in _due(now).values_list("pk", flat=True))


def _due(now: datetime) -> QuerySet[PracticeContact]:
    """Of practices that readers do not see, nobody asks: the consent ends by itself."""
    agreed = PracticeContact.objects.current(now).exclude(agreed_at=None)
    return agreed.filter(reminded_at=None, ends_at__lte=now + REMIND_BEFORE, practice__live=True)


@transaction.atomic
def _remind(key: int, now: datetime) -> bool:
    """Whether the mail went: under the lock of the row, who renewed or withdrew meanwhile gets none."""
    row = _due(now).filter(pk=key).select_for_update(of=("self",)).first()
    if row is None:
        return False
    token = new_token()
    # The link that they have keeps working, should this mail not arrive.
    row.token_hash, row.reminder_hash = row.reminder_hash or row.token_hash, digest(token)
    row.reminded_at = now
    row.save(update_fields=["token_hash", "reminder_hash", "reminded_at"])
    mail_link(KIND, row, token, now=now)
    return True
