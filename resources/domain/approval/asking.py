"""Asks the owner, and asks once more."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from cop_platform.core.activity import record
from resources.domain.approval.errors import LinkClosed, OwnerUnknown
from resources.domain.approval.link import VALID, content_hash, digest, new_token
from resources.domain.approval.mails import mail_owner
from resources.domain.approval.owner import owner_of
from resources.domain.approval.words import CLOSED
from resources.models import OwnerApproval
from resources.values import ApprovalText


@transaction.atomic
def ask(task_state: Any, text: ApprovalText, *, actor: Any, now: datetime) -> OwnerApproval:
    """Mail the owner of the page of *task_state* a link to *text*; raises OwnerUnknown."""
    owner = owner_of(task_state.workflow_state.content_object.specific)
    if owner is None or not owner.contact_email:
        raise OwnerUnknown
    token = new_token()
    approval = OwnerApproval.objects.create(
        task_state_id=task_state.pk,
        organisation=owner,
        title=text.title,
        html=text.html,
        renditions=list(text.renditions),
        documents=list(text.documents),
        content_hash=content_hash(task_state.revision),
        token_hash=digest(token),
        sent_to=owner.contact_email,
        asked_at=now,
        expires_at=now + VALID,
    )
    record(actor=actor, verb="asked owner", target=approval)
    mail_owner("owner_approval_asked", approval, token, now=now)
    return approval


@transaction.atomic
def send_again(approval: OwnerApproval, *, actor: Any, now: datetime) -> None:
    """Mail a second link for the same question; the first keeps working.  Raises LinkClosed."""
    row = OwnerApproval.objects.select_for_update().get(pk=approval.pk)
    if row.outcome:
        raise LinkClosed(CLOSED[row.outcome])
    token = new_token()
    row.reminder_hash, row.reminded_at = digest(token), now
    row.save(update_fields=["reminder_hash", "reminded_at"])
    record(actor=actor, verb="reminded owner", target=row)
    mail_owner("owner_approval_reminder", row, token, now=now)
