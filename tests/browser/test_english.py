"""An editor writes the English text of a chapter with autosave on, until the Dutch text goes on."""

from collections.abc import Callable
from typing import cast

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from cop_platform.accounts.models import Organisation
from home.founding import workflow
from home.loading.base import Loader
from resources.models import ChapterPage, EnglishPage
from tests.browser.conftest import OpenPage
from tests.browser.editing import add_block, ask_owner, choose_action, kinds, open_form, saved, say_yes

pytestmark = pytest.mark.django_db(transaction=True)
TITLE = "A month later"
WORDS = "Call after a month. Ask what goes well."


@pytest.fixture
def chapter(transactional_db: None) -> ChapterPage:
    """A chapter without an English text, whose owner can be asked."""
    workflow.load(cast(Loader, None))
    Organisation.objects.update(contact_email="teksten@eigenaar.example")
    return next(one for one in ChapterPage.objects.live().order_by("pk") if not one.get_children().exists())


def begin(page: Page, chapter: ChapterPage) -> EnglishPage:
    """From the chapter to its English text, written and stored without a button."""
    page.goto(reverse("wagtailadmin_pages:edit", args=[chapter.pk]))
    page.locator("header").get_by_role("button", name="Acties").first.click()
    page.get_by_role("link", name="Engelse tekst").click()
    open_form(page, page.url)
    page.fill("#id_title", TITLE)
    add_block(page, "Tekst").locator("[contenteditable=true]").click()
    page.keyboard.type(WORDS)
    saved(page, TITLE, lambda draft: kinds(draft) == ["text"] and WORDS in str(draft.body[0].value["html"]))
    return EnglishPage.objects.get(title=TITLE)


def change_dutch(chapter: ChapterPage) -> None:
    """Publish the Dutch text with other words."""
    changed = ChapterPage.objects.get(pk=chapter.pk)
    changed.intro = "Bel na twee maanden."
    changed.save_revision().publish()


def tick_and_doubt(page: Page, text: EnglishPage) -> None:
    """Say that the text follows, take it back, say it after all: each is stored without a button."""
    open_form(page, reverse("wagtailadmin_pages:edit", args=[text.pk]))
    tick = page.get_by_label("De Engelse tekst is bijgewerkt naar de huidige Nederlandse tekst")
    for is_said in (True, False, True):
        tick.set_checked(is_said)
        saved(page, TITLE, lambda draft, is_said=is_said: draft.is_current is is_said)


def test_editor_writes_an_english_text_and_follows_the_dutch(
    open_page: OpenPage, log_in: Callable[[Page, str], None], chapter: ChapterPage
) -> None:
    page = open_page("/account/login/")
    log_in(page, "redacteur")
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)

    text = begin(page, chapter)
    owner = ask_owner(page, text, open_page)
    expect(owner.locator("article [lang=en]").get_by_text(WORDS)).to_be_visible()
    say_yes(owner)
    reader = open_page(f"/en{chapter.url}")
    expect(reader.locator("article [lang=en]").get_by_text(WORDS)).to_be_visible()

    change_dutch(chapter)
    reader.reload()
    expect(reader.get_by_text("The Dutch text has changed since then.")).to_be_visible()
    tick_and_doubt(page, text)
    with page.expect_navigation():
        choose_action(page, "button[name=action-publish]")

    assert EnglishPage.objects.get(pk=text.pk).is_current
    assert complaints == []
