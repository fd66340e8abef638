"""Questions that end without an answer: taken back, or too old; and the reminder before that."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from cop_platform.core.activity import record
from resources.domain.approval.asking import send_again
from resources.domain.approval.errors import LinkClosed
from resources.domain.approval.mails import mail_author
from resources.domain.approval.words import CLOSED
from resources.models import OwnerApproval
from resources.models.approval import Outcome

REMIND_AFTER = timedelta(days=7)


def withdraw(task_state: Any, *, actor: Any, now: datetime) -> None:
    """Close the question of *task_state*, which ended in another way; its links work no more."""
    row = OwnerApproval.objects.filter(task_state_id=task_state.pk, outcome="").first()
    if row is not None:
        _close(row, Outcome.WITHDRAWN, now)
        record(actor=actor, verb="withdrew owner question", target=row)


@transaction.atomic
def take_back(approval: OwnerApproval, *, actor: Any, now: datetime) -> None:
    """Close the question for *actor*, and give the text back to its author.  Raises LinkClosed."""
    row = _locked(approval)
    withdraw(row.task_state, actor=actor, now=now)
    row.task_state.specific.reject(user=actor, comment=_("De vraag aan de eigenaar is ingetrokken."))


def remind_due(now: datetime) -> int:
    """Send a second link for what has been open for a week; returns how many."""
    due = OwnerApproval.objects.filter(outcome="", reminded_at=None, asked_at__lte=now - REMIND_AFTER)
    rows = list(due.filter(expires_at__gt=now))
    for row in rows:
        send_again(row, actor=None, now=now)
    return len(rows)


def expire_due(now: datetime) -> int:
    """Give the texts whose owner did not answer in time back to their authors; returns how many."""
    rows = list(OwnerApproval.objects.filter(outcome="", expires_at__lte=now))
    for row in rows:
        _expire(row, now)
    return len(rows)


@transaction.atomic
def _expire(approval: OwnerApproval, now: datetime) -> None:
    row = _locked(approval)
    _close(row, Outcome.EXPIRED, now)
    record(actor=None, verb="owner link expired", target=row)
    mail_author(row, now=now)
    row.task_state.specific.reject(comment=_("De eigenaar heeft niet op tijd geantwoord."))


def _locked(approval: OwnerApproval) -> OwnerApproval:
    row = OwnerApproval.objects.select_for_update().get(pk=approval.pk)
    if row.outcome:
        raise LinkClosed(CLOSED[row.outcome])
    return row


def _close(row: OwnerApproval, outcome: Outcome, now: datetime) -> None:
    row.outcome, row.closed_at = outcome, now
    row.save(update_fields=["outcome", "closed_at"])
