"""Somebody answers: the registration remembers that, the box of answers what."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.utils.translation import gettext as _

from cop_platform.core.characters import normalise
from events.domain.evaluation.box import drop_in
from events.domain.evaluation.errors import AnsweredBefore, NotAsked, NothingSaid
from events.domain.evaluation.inquiries import Inquiry, asked_at, closes_at
from events.domain.seats.ledger import locked_registration
from events.models import EvaluationAnswer, Registration

LONGEST = 1000
Said = Mapping[str, int | str]


def answer(registration: Registration, inquiry: Inquiry, said: Said, *, now: datetime) -> None:
    """Keep what was *said* (by question: a score, or a text) apart from who said it.

    Raises NotAsked, AnsweredBefore, NothingSaid.
    """
    with locked_registration(registration) as found:
        require_open(found, inquiry, now=now)
        answers = [row for question in inquiry.questions if (row := _row(question, said.get(question)))]
        if not answers:
            raise NothingSaid
        Registration.objects.filter(pk=found.pk).update(**{inquiry.flag: True})
        drop_in(found.seating, answers)


def require_open(registration: Registration, inquiry: Inquiry, *, now: datetime) -> None:
    """Raise NotAsked or AnsweredBefore when *registration* cannot answer *inquiry* at *now*."""
    if getattr(registration, inquiry.flag):
        raise AnsweredBefore
    if registration.state != Registration.State.ATTENDED:
        raise NotAsked(_("Deze vragen zijn voor wie erbij was."))
    if registration.seating.session_id:
        raise NotAsked(_("Wij vragen naar het festival als geheel, niet naar elke sessie."))
    if now >= closes_at(inquiry, registration.seating):
        raise NotAsked(_("Antwoorden kan niet meer: dat kon twee weken lang."))
    if now < asked_at(inquiry, registration.seating):
        raise NotAsked(_("Antwoorden kan nog niet."))


def _row(question: str, said: int | str | None) -> EvaluationAnswer | None:
    if isinstance(said, int):
        return EvaluationAnswer(question=question, score=said)
    text = normalise(said or "").strip()[:LONGEST]
    return EvaluationAnswer(question=question, text=text) if text else None
