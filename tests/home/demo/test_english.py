"""The demo shows each state of an English text."""

import pytest

from resources.domain.translation import standings
from resources.models import ChapterPage, HandbookPage

pytestmark = [pytest.mark.django_db, pytest.mark.demo]


def test_one_english_text_follows_one_is_behind_and_the_rest_is_missing() -> None:
    book = HandbookPage.objects.get(slug="handboek-begeleiden-werkvloer")
    found = standings([book, *ChapterPage.objects.child_of(book).live().order_by("path")])

    assert [one.state for one in found[:3]] == ["goed", "goed", "geen"]
    assert [one.page.slug for one in found if one.state == "achter"] == ["veilig-werken"]
