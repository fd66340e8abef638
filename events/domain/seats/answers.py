"""What somebody answered to the questions of a meeting."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from events.models import Answer, EventTerms, Registration


def store_answers(registration: Registration, terms: EventTerms, given: Mapping[str, str]) -> None:
    """Keep what was *given*, by the id of the question, of what *terms* ask; of other questions nothing."""
    last = registration.seating.ends_at
    Answer.objects.bulk_create(
        Answer(
            registration=registration,
            question=question["id"],
            label=question["label"],
            text=given[question["id"]],
            delete_on=(last + timedelta(days=question["days_kept"])).date(),
        )
        for question in terms.questions
        if given.get(question["id"])
    )
