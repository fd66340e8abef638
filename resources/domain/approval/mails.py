"""Mails about approval: to the owner, and to the author of the text."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings

from cop_platform.core.clock import local
from cop_platform.core.dates import day_text
from cop_platform.notifications.domain.enqueue import enqueue
from cop_platform.notifications.rendering import render_mail
from resources.domain.approval.link import address
from resources.models import OwnerApproval

LANGUAGE = "nl"


def mail_owner(kind: str, approval: OwnerApproval, token: str, *, now: datetime) -> None:
    """Mail the link *token*; not sent any more once it has expired."""
    context = {
        "title": approval.title,
        "organisation": approval.organisation,
        "until": day_text(local(approval.expires_at).date()),
        "url": address(token),
    }
    enqueue(
        render_mail(kind, context=context, language=LANGUAGE, to=approval.sent_to),
        kind=kind,
        to_address=approval.sent_to,
        dedupe_key=f"{kind}:{approval.pk}:{now:%Y%m%d%H%M%S}",
        now=now,
        not_after=approval.expires_at,
    )


def mail_author(approval: OwnerApproval, *, now: datetime) -> None:
    """Tell who asked how it ended, if they still have an account."""
    workflow = approval.task_state.workflow_state
    author = workflow.requested_by
    if author is None or not author.is_active:
        return
    context = {"approval": approval, "url": f"{settings.SITE_URL}/cms/pages/{workflow.object_id}/edit/"}
    enqueue(
        render_mail("owner_approval_ended", context=context, language=LANGUAGE, to=author),
        kind="owner_approval_ended",
        to_address=author.email,
        dedupe_key=f"owner_approval_ended:{approval.pk}",
        now=now,
        recipient=author,
    )
