"""The link in the mail: signed, known to the database by its digest, working as long as the row is there."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta

from django.conf import settings
from django.core.signing import BadSignature
from django.db.models import Q
from django.urls import reverse

from cop_platform.core.signing import sign, unsign
from resources.domain.approval.errors import LinkUnknown
from resources.models import PracticeContact

PURPOSE = "practice contact"
# A person has this long to answer, and is asked again after two years.
TO_ANSWER = timedelta(days=30)
AGREED_FOR = timedelta(days=730)
# Who agrees again keeps the link; it ends with the row.
LONGEST = 10 * AGREED_FOR


def new_token() -> str:
    """A link that was never given."""
    return sign(PURPOSE, secrets.token_urlsafe(24))


def digest(token: str) -> str:
    """What is stored of *token*."""
    return hashlib.sha256(token.encode()).hexdigest()


def address(token: str) -> str:
    """The whole address for the mail."""
    return settings.SITE_URL + reverse("practice_contact", args=[token])


def found(token: str, *, now: datetime) -> PracticeContact:
    """The person that *token* was sent to, while it holds; raises LinkUnknown."""
    try:
        unsign(PURPOSE, token, LONGEST)
    except BadSignature as error:
        raise LinkUnknown from error
    rows = PracticeContact.objects.current(now).select_related("practice")
    known = digest(token)
    row = rows.filter(Q(token_hash=known) | Q(reminder_hash=known)).first()
    if row is None:
        raise LinkUnknown
    return row
