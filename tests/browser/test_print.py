"""What is folded on the screen stands on paper."""

import pytest
from playwright.sync_api import Locator

from resources.models import ChapterPage
from tests.browser.conftest import OpenPage

pytestmark = pytest.mark.django_db(transaction=True)
VIDEO = {
    "title": "Eerste werkdag",
    "url": "https://example.org/film",
    "has_captions": True,
    "transcript": "<p>De buddy laat de kantine zien.</p>",
}


def is_seen(words: Locator) -> bool:
    return bool(words.evaluate("one => one.checkVisibility({contentVisibilityAuto: true})"))


def test_chapter_says_on_paper_of_what_it_is_and_what_is_said_in_a_video(open_page: OpenPage) -> None:
    chapter = ChapterPage.objects.live().order_by("pk")[0]
    chapter.body = chapter.body.stream_block.to_python([{"type": "video", "value": VIDEO, "id": "1"}])
    chapter.save_revision().publish()
    page = open_page(chapter.url)
    words = page.get_by_text("De buddy laat de kantine zien.")

    book = page.locator("article").get_by_text(chapter.get_parent().title)

    on_screen = [is_seen(words), is_seen(book)]
    page.emulate_media(media="print")

    assert on_screen == [False, False]
    assert is_seen(words)
    assert is_seen(book)
