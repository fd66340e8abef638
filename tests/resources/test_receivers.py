"""Links to a paragraph survive what editors do."""

import pytest
from wagtail.rich_text import RichText

from resources.models import ChapterPage, LibraryIndexPage
from tests.factories.resources import chapter, handbook

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(library: LibraryIndexPage) -> ChapterPage:
    text = RichText("<h3>Waarom</h3><p>Daarom.</p><h3>Hoe</h3>")
    return chapter(handbook(library), body=[("text", {"html": text})])


def reword(page: ChapterPage, html: str) -> None:
    """What the editor does: open the newest draft, change the block, publish."""
    draft = page.get_latest_revision_as_object()
    draft.body[0].value["html"] = RichText(html)
    draft.save_revision().publish()


def anchors(page: ChapterPage) -> list[tuple[str, str]]:
    stored = ChapterPage.objects.get(pk=page.pk).anchors
    return [(heading["title"], heading["anchor"]) for heading in stored]


def test_first_publication_names_the_headings(page: ChapterPage) -> None:
    assert anchors(page) == [("Waarom", "waarom"), ("Hoe", "hoe")]


def test_reworded_headings_keep_their_anchor_through_several_editions(page: ChapterPage) -> None:
    reword(page, "<h3>Waarom eigenlijk</h3><h3>Hoe</h3><h3>Wie</h3>")
    reword(page, "<h3>Waarom eigenlijk</h3><h3>Hoe dan</h3><h3>Wie doet wat</h3>")

    assert anchors(page) == [("Waarom eigenlijk", "waarom"), ("Hoe dan", "hoe"), ("Wie doet wat", "wie")]


def test_draft_does_not_touch_the_published_anchors(page: ChapterPage) -> None:
    draft = page.get_latest_revision_as_object()
    draft.body[0].value["html"] = RichText("<h3>Anders</h3>")
    draft.save_revision()

    assert anchors(page) == [("Waarom", "waarom"), ("Hoe", "hoe")]


def test_removed_heading_keeps_its_anchor_for_itself(page: ChapterPage) -> None:
    reword(page, "<h3>Hoe</h3>")
    reword(page, "<h3>Hoe</h3><h3>Waarom</h3>")

    assert anchors(page) == [("Hoe", "hoe"), ("Waarom", "waarom")]
