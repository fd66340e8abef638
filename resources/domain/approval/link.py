"""The link in the mail: signed, and known to the database by its digest only."""

from __future__ import annotations

import hashlib
import json
import secrets
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.signing import BadSignature
from django.db.models import Q
from django.urls import reverse

from cop_platform.core.signing import sign, unsign
from resources.domain.approval.errors import LinkUnknown
from resources.models import OwnerApproval

PURPOSE = "owner approval"
VALID = timedelta(days=14)
# How long a link is recognised, so that who comes late reads what became of the question.
RECOGNISED = timedelta(days=90)


def new_token() -> str:
    """A link that was never given."""
    return sign(PURPOSE, secrets.token_urlsafe(24))


def digest(token: str) -> str:
    """What is stored of *token*."""
    return hashlib.sha256(token.encode()).hexdigest()


def address(token: str) -> str:
    """The whole address for the mail; owners are asked in Dutch."""
    return settings.SITE_URL + reverse("approve_text", args=[token])


def found(token: str) -> OwnerApproval:
    """The question that *token* belongs to, whatever became of it; raises LinkUnknown."""
    try:
        unsign(PURPOSE, token, RECOGNISED)
    except BadSignature as error:
        raise LinkUnknown from error
    known = digest(token)
    row = OwnerApproval.objects.filter(Q(token_hash=known) | Q(reminder_hash=known)).first()
    if row is None:
        raise LinkUnknown
    return row


def content_hash(revision: Any) -> str:
    """A digest of what *revision* holds, as it is stored."""
    revision.refresh_from_db(fields=["content"])
    content = json.dumps(revision.content, sort_keys=True, default=str)
    return hashlib.sha256(content.encode()).hexdigest()


def is_current(approval: OwnerApproval) -> bool:
    """Whether the text is still the one that was sent: nothing was stored after it, or over it."""
    state = approval.task_state
    page = state.workflow_state.content_object
    same = page.latest_revision_id == state.revision_id
    return same and content_hash(state.revision) == approval.content_hash
