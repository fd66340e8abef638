"""Asks a person to stand with a practice, and takes that back."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from cop_platform.core.activity import record
from cop_platform.core.errors import Conflict
from resources.domain.contacts.link import TO_ANSWER, digest, new_token
from resources.domain.contacts.mailing import mail_link
from resources.models import PracticeContact, PracticePage

KIND = "practice_contact_asked"


class AlreadyAgreed(Conflict):
    """Somebody stands with the practice already."""

    code = "already_agreed"


@transaction.atomic
def ask(practice: PracticePage, email: str, *, actor: Any, now: datetime) -> None:
    """Mail *email* the question whether they want to stand with *practice*; an open question is replaced.

    Raises AlreadyAgreed.
    """
    present = PracticeContact.objects.of(practice).select_for_update().first()
    if present and present.is_shown(now):
        raise AlreadyAgreed(_("Er staat al een contactpersoon. Haal die eerst weg."))
    token = new_token()
    asked = {"email": email, "token_hash": digest(token), "asked_at": now, "ends_at": now + TO_ANSWER}
    told_nothing = {"name": "", "role": "", "agreed_at": None, "reminder_hash": None, "reminded_at": None}
    row, _made = PracticeContact.objects.update_or_create(
        practice_id=practice.pk, defaults=asked | told_nothing
    )
    record(actor=actor, verb="asked contact", target=practice)
    mail_link(KIND, row, token, now=now)


def remove(practice: PracticePage, *, actor: Any) -> None:
    """Forget the contact person of *practice*, asked or agreed."""
    if PracticeContact.objects.of(practice).delete()[0]:
        record(actor=actor, verb="removed contact", target=practice)


def contact_with(practice: PracticePage, *, now: datetime) -> PracticeContact | None:
    """Who agreed to stand with *practice*."""
    return PracticeContact.objects.of(practice).current(now).exclude(agreed_at=None).first()
