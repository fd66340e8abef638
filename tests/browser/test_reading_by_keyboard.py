"""Words of the glossary and cards for a conversation, by keyboard and as a screen reader names them."""

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from resources.models import ChapterPage, GlossaryTerm
from tests.browser.conftest import NARROW, OpenPage
from tests.browser.test_accessibility import violations, with_axe
from tests.browser.test_editor import tab_to

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def chapter(transactional_db: None) -> ChapterPage:
    """A chapter of the demo with words of the glossary and with a card."""
    return ChapterPage.objects.get(slug="taal-op-het-werk")


def heard(page: Page, target: Locator) -> tuple[str, str]:
    """The role and the name of *target* in the tree that a screen reader reads."""
    debugger = page.context.new_cdp_session(page)
    target.evaluate("element => { window.heard = element }")
    found: Any = debugger.send("Runtime.evaluate", {"expression": "window.heard"})["result"]
    tree = debugger.send(
        "Accessibility.getPartialAXTree", {"objectId": found["objectId"], "fetchRelatives": False}
    )
    node = tree["nodes"][0]
    return node["role"]["value"], node["name"]["value"]


@pytest.mark.parametrize("width", [1280, NARROW])
def test_word_is_explained_by_keyboard_and_does_not_hide(
    open_page: OpenPage, chapter: ChapterPage, width: int
) -> None:
    page = open_page(chapter.url, width=width)
    button, box = page.locator("button.term").first, page.locator(".explained").first
    definition = GlossaryTerm.objects.get(term="Taalmaatje").definition

    tab_to(page, button)
    assert heard(page, button) == ("button", "taalmaatje")
    page.keyboard.press("Enter")
    expect(box).to_be_visible()
    expect(box).to_be_focused()
    assert heard(page, box) == ("note", f"Taalmaatje {definition}")
    assert violations(with_axe(page)) == []
    word, shown = button.bounding_box(), box.bounding_box()
    assert word
    assert shown
    assert shown["y"] >= word["y"] + word["height"] or shown["y"] + shown["height"] <= word["y"]
    page.keyboard.press("Escape")
    expect(box).to_be_hidden()
    expect(button).to_be_focused()


def test_card_is_reached_by_keyboard_and_says_what_it_is(open_page: OpenPage, chapter: ChapterPage) -> None:
    page = open_page(chapter.url)

    tab_to(page, page.get_by_role("link", name="Deze gesprekskaart op één A4"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/kaart/*/")

    card = page.locator("main article")
    assert card.get_by_role("heading").all_inner_texts() == [
        chapter.title,
        "Vragen",
        "Valkuilen",
        "Doorverwijzen",
    ]
    assert card.get_by_role("list").first.get_by_role("listitem").count() == 3
    expect(card.get_by_role("img", name="QR-code naar de nieuwste versie van deze kaart")).to_be_visible()
    assert violations(with_axe(page)) == []
    tab_to(page, page.get_by_role("link", name="Terug naar het hoofdstuk"))
