"""Autosave in the CMS sends every change, also one that is made while it saves or after a refusal."""

from collections.abc import Callable

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from resources.models import ChapterPage, HandbookPage
from tests.browser.conftest import OpenPage
from tests.browser.editing import add_block, kinds, open_form, publish_in_vain, saved

pytestmark = pytest.mark.django_db(transaction=True)
TITLE = "Terwijl het bewaart"
# The answer of one save comes back at the moment when the editor moves the last block.
MOVE_DURING_SAVE = """() => {
    const ask = window.fetch;
    window.fetch = async (...what) => {
        const answer = await ask(...what);
        if (what[1]?.body?.get?.("title")) {
            window.fetch = ask;
            [...document.querySelectorAll("[data-streamfield-child] button[title='Verplaats naar boven']")]
                .pop()
                .click();
        }
        return answer;
    };
}"""


@pytest.fixture
def form(open_page: OpenPage, log_in: Callable[[Page, str], None]) -> Page:
    """The form of a new chapter with a checklist and a quotation, saved."""
    page = open_page("/account/login/")
    log_in(page, "redacteur")
    book = HandbookPage.objects.live().order_by("pk")[0]
    open_form(page, reverse("wagtailadmin_pages:add", args=["resources", "chapterpage", book.pk]))
    page.fill("#id_title", TITLE)
    add_block(page, "Checklist")
    add_block(page, "Citaat").locator("textarea").fill("Ik durfde door te gaan.")
    saved(page, TITLE, lambda draft: kinds(draft) == ["checklist", "quote"] and draft.body[1].value["text"])
    return page


def test_change_made_during_a_save_is_saved_too(form: Page) -> None:
    form.evaluate(MOVE_DURING_SAVE)
    form.locator("[name$='-role']").fill("ondernemer")

    saved(form, TITLE, lambda draft: kinds(draft) == ["quote", "checklist"])


def test_every_change_after_a_refusal_is_saved(form: Page) -> None:
    form.locator("[name$='-text']").fill("")
    publish_in_vain(form)
    expect(form.locator(".w-field__errors:visible").first).to_be_visible()

    for words in ("Ik durfde.", "Ik durfde door te gaan."):
        form.locator("[name$='-text']").fill(words)
        saved(form, TITLE, lambda draft, words=words: draft.body[1].value["text"] == words)

    assert not ChapterPage.objects.get(title=TITLE).live
