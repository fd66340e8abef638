"""The search answers what readers ask; the questions were judged before it was tuned."""

import pytest

from resources.models import ChapterPage, ResourcePage
from tests.search_quality.judging import JUDGEMENTS

pytestmark = [pytest.mark.django_db, pytest.mark.demo]


@pytest.mark.one_engine
def test_every_judged_answer_is_a_page_of_the_demo() -> None:
    there = {
        page.url_path.rstrip("/") for model in (ChapterPage, ResourcePage) for page in model.objects.live()
    }
    right = {answer for judged in JUDGEMENTS["queries"] for answer in judged["right"]}
    assert [
        answer for answer in sorted(right) if not any(path.endswith(f"/{answer}") for path in there)
    ] == []
    assert len(JUDGEMENTS["queries"]) == 127
    assert len(JUDGEMENTS["misspellings"]) == 20
