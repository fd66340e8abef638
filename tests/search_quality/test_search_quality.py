"""The search answers what readers ask; the questions were judged before it was tuned."""

import pytest

from resources.models import ChapterPage, ResourcePage
from tests.search_quality.definition import defined_order, found_order
from tests.search_quality.judging import JUDGEMENTS, misread, misses

pytestmark = [pytest.mark.django_db, pytest.mark.demo]


@pytest.mark.one_engine
def test_every_judged_answer_is_a_page_of_the_demo() -> None:
    there = {
        page.url_path.rstrip("/") for model in (ChapterPage, ResourcePage) for page in model.objects.live()
    }
    questions = [*JUDGEMENTS["queries"], *JUDGEMENTS["later"]]
    right = {answer for judged in questions for answer in judged["right"]}
    assert [
        answer for answer in sorted(right) if not any(path.endswith(f"/{answer}") for path in there)
    ] == []
    assert len(JUDGEMENTS["queries"]) == 127
    assert len(JUDGEMENTS["later"]) == 105
    assert len(JUDGEMENTS["misspellings"]) == 20


@pytest.mark.one_engine
def test_right_page_is_among_the_first_three_for_nine_of_ten_questions() -> None:
    missed = misses()
    assert len(missed) <= len(JUDGEMENTS["queries"]) // 10, missed


@pytest.mark.one_engine
def test_questions_that_were_written_later_are_answered_eight_times_of_ten() -> None:
    missed = misses("later")
    assert len(missed) <= len(JUDGEMENTS["later"]) // 5, missed


@pytest.mark.one_engine
def test_every_misspelling_finds_its_word() -> None:
    assert misread() == {}


def test_order_is_that_of_the_definition_on_any_database() -> None:
    """The definition asks no database, so what equals it on each is the same on both."""
    queries = [judged["query"] for judged in JUDGEMENTS["queries"]]
    different = [query for query in queries if found_order(query) != defined_order(query)]
    assert different == []
