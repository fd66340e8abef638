"""What somebody answered to the questions of a meeting."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from events.models import Answer, EventTerms, Registration, Seating


def store_answers(registration: Registration, terms: EventTerms, given: Mapping[str, str]) -> None:
    """Keep what was *given*, by the id of the question, of what *terms* ask; of other questions nothing."""
    Answer.objects.bulk_create(
        Answer(
            registration=registration,
            question=question["id"],
            label=question["label"],
            text=given[question["id"]],
            delete_on=gone_on(registration.seating, question),
        )
        for question in terms.questions
        if given.get(question["id"])
    )


def gone_on(seating: Seating, question: Mapping[str, Any]) -> date:
    """The day on which answers to *question* are wiped, counted from the end of *seating*."""
    return (seating.ends_at + timedelta(days=question["days_kept"])).date()
