"""What the owner does with the link: read, and answer once."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from cop_platform.core.activity import record
from cop_platform.core.errors import RuleError
from resources.domain.approval.errors import LinkClosed
from resources.domain.approval.link import is_current
from resources.domain.approval.mails import mail_author
from resources.domain.approval.words import CLOSED, OUTDATED
from resources.models import OwnerApproval
from resources.models.approval import Outcome

VERBS = {Outcome.APPROVED: "owner approved text", Outcome.REJECTED: "owner rejected text"}


class CommentMissing(RuleError):
    """No without a reason helps nobody."""

    code = "comment_missing"


def refuse_closed(approval: OwnerApproval, *, now: datetime) -> None:
    """Raise LinkClosed, with what became of the question, unless *approval* may be read and answered."""
    if approval.outcome:
        raise LinkClosed(CLOSED[approval.outcome])
    if approval.expires_at <= now:
        raise LinkClosed(CLOSED[Outcome.EXPIRED])
    if not is_current(approval):
        raise LinkClosed(OUTDATED)


def note_opening(approval: OwnerApproval, *, now: datetime) -> None:
    """Remember, and log, that somebody opened the link; the first time only."""
    opened = OwnerApproval.objects.filter(pk=approval.pk, opened_at=None).update(opened_at=now)
    if opened:
        record(actor=None, verb="opened owner link", target=approval)


@transaction.atomic
def answer(
    approval: OwnerApproval, *, is_approved: bool, name: str, comment: str, now: datetime
) -> OwnerApproval:
    """Store the answer of *name* and let the workflow go on; approved, it may publish.

    The row is locked: two clicks are one answer.  Raises LinkClosed, CommentMissing, and
    what publishing raises; then nothing is stored.
    """
    row = OwnerApproval.objects.select_for_update().get(pk=approval.pk)
    refuse_closed(row, now=now)
    if not is_approved and not comment:
        raise CommentMissing(_("Schrijf op wat er anders moet. Dan kan de redactie ermee verder."))
    row.outcome = Outcome.APPROVED if is_approved else Outcome.REJECTED
    row.closed_at, row.name, row.comment = now, name, comment
    row.save(update_fields=["outcome", "closed_at", "name", "comment"])
    record(actor=None, verb=VERBS[row.outcome], target=row)
    mail_author(row, now=now)
    # The words of the owner stay in this row: the log of the CMS is kept without end.
    told = _("Antwoord van de eigenaar; zie “Goedkeuringen”.")
    state = row.task_state.specific
    state.approve(comment=told) if is_approved else state.reject(comment=told)
    return row
