"""axe finds nothing of ours on the CMS screens of the library, and on editions and their differences."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.urls import reverse
from playwright.sync_api import Page

from cop_platform.core import clock
from resources.models import ChapterPage, Edition, ExternalLink, HandbookPage, OwnerApproval
from tests.browser.conftest import OpenPage
from tests.browser.test_accessibility import looks, violations, with_axe
from tests.browser.test_cms_screens import faults
from tests.resources import word_files

pytestmark = pytest.mark.django_db(transaction=True)
BOOK = "handboek-begeleiden-werkvloer"


@pytest.fixture
def editor(
    open_page: OpenPage, log_in: Callable[[Page, str], None], settings: LazySettings, tmp_path: Path
) -> Page:
    """A browser in which an editor is logged in."""
    settings.MEDIA_ROOT = tmp_path
    page = open_page("/account/login/")
    log_in(page, "redacteur")
    return page


@pytest.fixture
def book(transactional_db: None) -> HandbookPage:
    """A handbook of the demo with more than one edition."""
    return Edition.objects.get(number=2, handbook__slug=BOOK).handbook


def screens(book: HandbookPage) -> Iterator[str]:
    """The addresses of lists and forms of the library."""
    now = clock.now()
    link = ExternalLink.objects.create(
        url="https://weg.example/", is_dead=True, problem="http_404", checked_at=now, next_check_at=now
    )
    chapter = ChapterPage.objects.child_of(book).first()
    link.places.create(kind=chapter.content_type, key=chapter.pk, words="de bron")
    for kind, row in (("ownerapproval", OwnerApproval.objects.get()), ("externallink", link)):
        yield reverse(f"wagtailsnippets_resources_{kind}:list")
        yield reverse(f"wagtailsnippets_resources_{kind}:inspect", args=[row.pk])
    yield reverse("menukaart_trial")
    yield reverse("record_edition", args=[book.pk])
    yield reverse("review_text", args=[book.pk])
    yield reverse("texts_to_review")
    yield reverse("proofread", args=[chapter.pk])


def test_axe_finds_nothing_on_the_lists_and_forms_of_the_library(editor: Page, book: HandbookPage) -> None:
    found = []
    for path in screens(book):
        editor.goto(path)
        assert editor.url.endswith(path)
        found += faults(editor)

    assert found == [], "\n".join(found)


def test_axe_finds_nothing_on_the_import_of_a_word_file(editor: Page, book: HandbookPage) -> None:
    editor.goto(f"/cms/handboeken/{book.pk}/word/")
    found = faults(editor)
    file = {"name": "handboek.docx", "mimeType": "application/zip", "buffer": word_files.handbook()}
    editor.locator("main input[type=file]").set_input_files(file)  # type: ignore[arg-type]
    with editor.expect_navigation():
        editor.locator("main [type=submit]").click()
    assert editor.get_by_text("Een buddy wijst").count() or editor.locator("[name^=alt_]").count()
    found += faults(editor)

    assert found == [], "\n".join(found)


def test_axe_finds_nothing_on_editions_and_their_differences(open_page: OpenPage, book: HandbookPage) -> None:
    chapter = Edition.objects.get(handbook=book.pk, number=1).chapters.first()
    pages = ("", "1/", f"1/{chapter.slug}/", "1-2/", f"1-2/{chapter.slug}/")
    page = open_page("/")
    found = {}
    for path in (f"/bibliotheek/{BOOK}/uitgaven/{name}" for name in pages):
        assert page.goto(path).ok  # type: ignore[union-attr]
        debugger = with_axe(page)
        for look in looks(page):
            if lines := violations(debugger):
                found[f"{path} {look}"] = lines

    assert found == {}
