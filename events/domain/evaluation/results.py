"""What people said of a meeting, for who organises it: counts and texts, never of fewer than three."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from events.domain.evaluation.box import FEWEST
from events.domain.evaluation.inquiries import INQUIRIES, Inquiry, asked_at, closes_at, options_of
from events.models import EvaluationAnswer, EvaluationQuestion, Registration, Seating


@dataclass(frozen=True)
class Outcome:
    """The answers to one question that may be seen, and how many *waiting* may not yet.

    *counts* has each score with its words and how often it was given; of an open question it is empty.
    """

    label: str
    counts: list[tuple[str, int]]
    texts: list[str]
    number: int
    waiting: int
    mean: str


@dataclass(frozen=True)
class Turnout:
    """How many were there and how many of them answered; both may be counted of any number."""

    inquiry: Inquiry
    asked_at: datetime
    closes_at: datetime
    present: int
    answered: int
    outcomes: list[Outcome]


def results_of(seating: Seating, *, now: datetime) -> list[Turnout]:
    """What came of each time that people are asked about *seating*; in three queries."""
    flags = [one.flag for one in INQUIRIES.values()]
    present = list(
        Registration.objects.filter(seating=seating, state=Registration.State.ATTENDED).values(*flags)
    )
    rows = list(EvaluationAnswer.objects.filter(seating=seating).order_by("pk"))
    return [_turnout(inquiry, seating, present, rows, now) for inquiry in INQUIRIES.values()]


def table_of(seating: Seating, *, now: datetime) -> list[list[Any]]:
    """The same as rows of a spreadsheet: question, answer, how often; the headings first."""
    lines: list[list[Any]] = [[_("Vraag"), _("Antwoord"), _("Aantal")]]
    for outcome in (one for turnout in results_of(seating, now=now) for one in turnout.outcomes):
        lines += [[outcome.label, words, number] for words, number in outcome.counts if outcome.number]
        lines += [[outcome.label, text, 1] for text in outcome.texts]
    return lines


def _turnout(
    inquiry: Inquiry,
    seating: Seating,
    present: list[dict[str, bool]],
    rows: list[EvaluationAnswer],
    now: datetime,
) -> Turnout:
    is_closed = now >= closes_at(inquiry, seating)
    return Turnout(
        inquiry=inquiry,
        asked_at=asked_at(inquiry, seating),
        closes_at=closes_at(inquiry, seating),
        present=len(present),
        answered=sum(row[inquiry.flag] for row in present),
        outcomes=[_outcome(question, rows, is_closed=is_closed) for question in inquiry.questions],
    )


def _outcome(question: EvaluationQuestion, rows: list[EvaluationAnswer], *, is_closed: bool) -> Outcome:
    """Once nobody can answer any more, all is shown: there is no next answer to compare with."""
    given = [row for row in rows if row.question == question]
    is_all = is_closed and len(given) >= FEWEST
    shown = [row for row in given if is_all or row.is_released]
    scores = [row.score for row in shown if row.score]
    counted = Counter(scores)
    return Outcome(
        label=str(question.label),
        counts=[(f"{score}, {words}", counted[score]) for score, words in options_of(question)],
        texts=[row.text for row in shown if row.text],
        number=len(shown),
        waiting=len(given) - len(shown),
        mean=number_format(sum(scores) / len(scores), 1) if scores else "",
    )
