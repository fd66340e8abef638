"""An editor makes a chapter with autosave on, from the first word until another text takes its place."""

from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest
from django.conf import LazySettings
from django.core.files.base import ContentFile
from django.urls import reverse
from playwright.sync_api import Page, expect

from cop_platform.accounts.models import Organisation
from cop_platform.media.models import SiteImage
from home.founding import workflow
from home.loading.base import Loader
from resources.models import ChapterPage, HandbookPage
from tests.browser.conftest import OpenPage
from tests.browser.editing import (
    add_block,
    ask_owner,
    choose_action,
    kinds,
    move_up,
    open_form,
    publish_in_vain,
    saved,
    say_yes,
    wait,
)
from tests.media.files import picture

pytestmark = pytest.mark.django_db(transaction=True)
TITLE = "Een maand later"
WORDS = "Bel na een maand. Vraag wat er goed gaat."
ALT = "Een rooster met drie gesprekken"
PHONE = 375


@pytest.fixture
def book(transactional_db: None, settings: LazySettings, tmp_path: Path) -> HandbookPage:
    """A handbook of the demo whose owner can be asked, and a picture to choose."""
    settings.MEDIA_ROOT = tmp_path
    workflow.load(cast(Loader, None))
    found = HandbookPage.objects.live().exclude(owner_organisation=None).order_by("pk")[0]
    Organisation.objects.filter(pk=found.owner_organisation_id).update(
        contact_email="teksten@eigenaar.example"
    )
    file = ContentFile(picture("JPEG", (400, 300)), name="rooster.jpg")
    SiteImage.objects.create(title="Rooster", file=file)
    return found


def write(page: Page, book: HandbookPage) -> None:
    """A text, and above it a picture without words for who does not see it."""
    open_form(page, reverse("wagtailadmin_pages:add", args=["resources", "chapterpage", book.pk]))
    page.fill("#id_title", TITLE)
    add_block(page, "Tekst").locator("[contenteditable=true]").click()
    page.keyboard.type(WORDS)
    saved(page, TITLE, lambda draft: kinds(draft) == ["text"])
    block = add_block(page, "Afbeelding of cijfer")
    block.get_by_role("button", name="Kies een afbeelding").click()
    page.locator(".modal .image-choice").first.click()
    block.locator("[name$='-source']").fill("Gemeente Utrecht")
    move_up(page).click()
    saved(page, TITLE, lambda draft: kinds(draft) == ["figure", "text"])


def look_on_a_telephone(page: Page) -> None:
    """Beside the form, as wide as a telephone."""
    page.locator("[data-side-panel-toggle=preview]").first.click()
    page.locator("input[name=preview-size]").first.check(force=True)
    frame = page.frame_locator("#w-preview-iframe")
    expect(frame.get_by_text(WORDS)).to_be_visible()
    width = page.locator("#w-preview-iframe")
    wait(page, lambda: width.evaluate("frame => frame.offsetWidth") == PHONE, "the preview is not as narrow")
    assert frame.locator("html").evaluate("page => page.scrollWidth <= innerWidth")
    page.locator("[data-side-panel-toggle=preview]").first.click()


def look_on_paper(page: Page, draft: ChapterPage) -> None:
    """The draft as the printer gets it: the text without the menu."""
    paper = page.context.new_page()
    paper.emulate_media(media="print")
    paper.goto(reverse("wagtailadmin_pages:view_draft", args=[draft.pk]))
    expect(paper.get_by_text(WORDS)).to_be_visible()
    expect(paper.locator("nav").first).to_be_hidden()
    paper.close()


def be_refused_and_mend(page: Page) -> None:
    """Publishing says what is missing, at its field; autosave keeps what is written then."""
    publish_in_vain(page)
    expect(page.get_by_text("Beschrijf de afbeelding voor wie haar niet ziet.").first).to_be_visible()
    assert not ChapterPage.objects.get(title=TITLE).live
    page.locator("[name$='-alt']").last.fill(ALT)
    saved(page, TITLE, lambda draft: draft.body[0].value["alt"] == ALT)


def approve(page: Page, draft: ChapterPage, open_page: OpenPage) -> None:
    """A colleague and the owner read the text, with its picture, and say yes."""
    owner = ask_owner(page, draft, open_page)
    expect(owner.locator("article").get_by_text(WORDS)).to_be_visible()
    assert owner.locator("article img").evaluate("image => image.naturalWidth") > 0
    say_yes(owner)


def supersede(page: Page, book: HandbookPage, other: HandbookPage) -> None:
    """Say that *book* is out of date, and that *other* takes its place."""
    open_form(page, reverse("wagtailadmin_pages:edit", args=[book.pk]))
    status = page.locator("#id_status-chooser")
    status.get_by_role("button", name="Acties").click()
    page.get_by_role("button", name="Kies status van een tekst").locator("visible=true").click()
    page.locator(".modal a", has_text="Vervangen door nieuwere versie").click()
    expect(status).to_contain_text("Vervangen door nieuwere versie")
    relations = page.locator("section.w-panel", has=page.locator("#id_superseded_by-chooser")).last
    relations.locator("[data-panel-toggle]").first.click()
    chooser = page.locator("#id_superseded_by-chooser")
    chooser.get_by_role("button").locator("visible=true").click()
    page.locator(".modal input[name=q]").fill(other.title)
    page.locator(".modal a.choose-page", has_text=other.title).first.click()
    expect(chooser).to_contain_text(other.title)
    with page.expect_navigation():
        choose_action(page, "button[name=action-publish]")


def test_editor_makes_previews_mends_publishes_and_supersedes(
    open_page: OpenPage, log_in: Callable[[Page, str], None], book: HandbookPage
) -> None:
    page = open_page("/account/login/")
    log_in(page, "redacteur")

    write(page, book)
    draft = ChapterPage.objects.get(title=TITLE)
    look_on_a_telephone(page)
    look_on_paper(page, draft)
    be_refused_and_mend(page)
    approve(page, draft, open_page)
    chapter = ChapterPage.objects.get(title=TITLE)
    assert chapter.live
    reader = open_page(str(chapter.url))
    expect(reader.locator("article").get_by_alt_text(ALT)).to_be_visible()

    other = HandbookPage.objects.live().exclude(pk=book.pk).order_by("pk")[0]
    supersede(page, book, other)
    reader.goto(str(book.url))
    expect(reader.locator("main").get_by_role("link", name=other.title).first).to_be_visible()
