"""Answers without names: what is kept, what is not, and when the organiser may see it."""

from datetime import timedelta
from typing import Any

import pytest

from events.domain.evaluation import AFTERWARDS, SIX_WEEKS_LATER, answer, box
from events.domain.evaluation.errors import AnsweredBefore, NotAsked, NothingSaid
from events.models import EvaluationAnswer, Registration, Seating
from tests.events.domain.evaluation.conftest import NEXT_MORNING, attended, over
from tests.factories.seats import again, registered

pytestmark = pytest.mark.django_db


def said(seats: Seating, **words: Any) -> Registration:
    """Somebody who was at *seats* and said this."""
    row = attended(seats)
    answer(row, AFTERWARDS, words, now=NEXT_MORNING)
    return row


def rows(question: str = "nut") -> list[EvaluationAnswer]:
    """The answers to *question* as they lie in the table."""
    return list(EvaluationAnswer.objects.filter(question=question))


def test_registration_remembers_that_and_the_answer_what() -> None:
    row = said(over(), nut=4, mee="  Eerst bellen.\u202e ")
    other = again(row)

    assert (other.has_evaluated, other.has_told_effect, other.version, other.changed_at) == (
        True,
        False,
        row.version,
        row.changed_at,
    )
    kept = EvaluationAnswer.objects.order_by("question").values_list("question", "score", "text")
    assert list(kept) == [("mee", None, "Eerst bellen."), ("nut", 4, "")]


def test_table_has_no_place_for_a_person_or_a_moment() -> None:
    names = {field.name for field in EvaluationAnswer._meta.get_fields()}

    assert names == {"id", "seating", "question", "score", "text", "is_released"}


def test_everybody_answers_once() -> None:
    row = said(over(), nut=4)

    with pytest.raises(AnsweredBefore):
        answer(row, AFTERWARDS, {"nut": 1}, now=NEXT_MORNING)
    assert [one.score for one in rows()] == [4]


def test_nothing_is_no_answer_and_one_may_try_again() -> None:
    row = attended(over())

    with pytest.raises(NothingSaid):
        answer(row, AFTERWARDS, {"mee": " \u200b "}, now=NEXT_MORNING)
    assert again(row).has_evaluated is False


@pytest.mark.parametrize(
    ("inquiry", "days"), [(AFTERWARDS, -1), (AFTERWARDS, 14), (SIX_WEEKS_LATER, 0), (SIX_WEEKS_LATER, 55)]
)
def test_answers_are_taken_from_the_mail_on_for_two_weeks(inquiry: Any, days: int) -> None:
    row = attended(over())

    with pytest.raises(NotAsked):
        answer(row, inquiry, {"nut": 1, "anders": "Bellen."}, now=NEXT_MORNING + timedelta(days=days))


def test_who_was_not_there_has_nothing_to_say() -> None:
    row = registered(over())

    with pytest.raises(NotAsked):
        answer(row, AFTERWARDS, {"nut": 1}, now=NEXT_MORNING)


def test_questions_of_another_time_are_not_kept() -> None:
    said(over(), nut=4, anders="Te vroeg.")

    assert rows("anders") == []


def test_each_answer_gives_all_of_the_meeting_new_keys_and_leaves_those_of_others() -> None:
    seats = over()
    said(over(), nut=1)
    said(seats, nut=2)
    before = {row.pk for row in rows()}
    said(seats, nut=3)
    after = {row.pk: row.score for row in rows()}

    assert [after[key] for key in before & after.keys()] == [1]
    assert sorted(after.values()) == [1, 2, 3]


def test_order_in_the_table_is_drawn_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(box.chance, "shuffle", lambda rows: rows.sort(key=lambda row: -row.score))
    seats = over()
    for score in (2, 5, 1):
        said(seats, nut=score)

    written = EvaluationAnswer.objects.raw("SELECT * FROM events_evaluationanswer")
    assert [row.score for row in written] == [5, 2, 1]


def test_answers_are_shown_three_at_a_time() -> None:
    seats = over()
    shown = []
    for score in (1, 2, 3, 4, 5, 1, 2):
        said(seats, nut=score)
        shown.append(sum(row.is_released for row in rows()))

    assert shown == [0, 0, 3, 3, 3, 6, 6]
