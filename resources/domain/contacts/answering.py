"""What the person does with the link: agree, change what is shown, withdraw."""

from datetime import datetime

from django.db import transaction

from cop_platform.core.activity import record
from resources.domain.contacts.link import AGREED_FOR
from resources.models import PracticeContact


@transaction.atomic
def agree(contact: PracticeContact, *, name: str, role: str, now: datetime) -> None:
    """Show *contact* with the practice under this name, from now on for two years."""
    is_first = contact.agreed_at is None
    contact.name, contact.role = name, role
    contact.agreed_at, contact.ends_at, contact.reminded_at = now, now + AGREED_FOR, None
    contact.save(update_fields=["name", "role", "agreed_at", "ends_at", "reminded_at"])
    if is_first:
        record(actor=None, verb="contact agreed", target=contact.practice)


@transaction.atomic
def withdraw(contact: PracticeContact) -> None:
    """Forget *contact*: they do not want to stand with the practice, or no longer."""
    contact.delete()
    record(actor=None, verb="contact withdrew", target=contact.practice)
