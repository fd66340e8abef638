"""What may not be said is hidden: from members, and from the report."""

from datetime import datetime

from cop_platform.accounts.models import User
from cop_platform.core.activity import record
from resources.domain.consultation.locking import locked
from resources.models import ConsultationComment


def hide(said: ConsultationComment, *, actor: User, now: datetime) -> None:
    """Let nobody but the editors and its giver read *said*; the caller asked whether *actor* may.

    What was hidden stays hidden by whom it was.  Raises Reported.
    """
    with locked(said.consultation_id) as row:
        found = ConsultationComment.objects.filter(pk=said.pk, hidden_at=None)
        if found.update(hidden_at=now, hidden_by=actor):
            record(actor=actor, verb="hid comment", target=row.handbook, comment=said.pk)


def restore(said: ConsultationComment, *, actor: User) -> None:
    """Show *said* again.  Raises Reported."""
    with locked(said.consultation_id) as row:
        found = ConsultationComment.objects.filter(pk=said.pk).exclude(hidden_at=None)
        if found.update(hidden_at=None, hidden_by=None):
            record(actor=actor, verb="restored comment", target=row.handbook, comment=said.pk)
