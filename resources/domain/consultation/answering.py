"""The owner of a text says what was done with each comment."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from cop_platform.accounts.models import User
from cop_platform.core.activity import record
from cop_platform.core.errors import RuleError
from resources.domain.consultation.locking import locked
from resources.models import Consultation, ConsultationComment, Edition


class NoReason(RuleError):
    """Without a reason nobody learns anything from it."""

    code = "no_reason"

    def __init__(self) -> None:
        super().__init__(_("Schrijf op wat u met de reactie deed en waarom."))


@dataclass(frozen=True)
class Answer:
    """What was done, and why; *topic* tells those who may not read the comment what it was about."""

    outcome: str
    answer: str
    topic: str = ""
    edition: Edition | None = None


def answer(said: ConsultationComment, given: Answer, *, actor: User, now: datetime) -> None:
    """Note what was done with *said*; until the report is out it may change.

    The giver reads it with the report.  Raises NoReason, Reported.
    """
    if not given.answer.strip():
        raise NoReason
    with locked(said.consultation_id) as row:
        noted = {**vars(given), "answered_at": now, "answered_by": actor}
        ConsultationComment.objects.filter(pk=said.pk).update(**noted)
        record(
            actor=actor,
            verb="answered comment",
            target=row.handbook,
            comment=said.pk,
            outcome=given.outcome,
        )


def to_answer(consultation: Consultation) -> int:
    """How many comments of *consultation* have no answer yet."""
    return ConsultationComment.objects.filter(consultation=consultation).waiting().count()
