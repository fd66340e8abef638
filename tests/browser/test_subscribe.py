"""Subscribing in a real browser: by keyboard, without script, and with drawings that can be read."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from events.guides import GUIDES
from tests.browser.conftest import NARROW, WIDE, OpenPage
from tests.browser.test_accessibility import looks, violations, with_axe

pytestmark = pytest.mark.django_db(transaction=True)
RIJNMOND = "/agenda/?regio=rijnmond"
PAGES = [RIJNMOND, f"{RIJNMOND}&weergave=maand", "/regios/rijnmond/", "/communities/startbanen/"]
WAYS = ["Agenda-app", "Outlook (werk)", "Outlook (privé)", "Google Agenda", "Bestand (.ics)"]
FOLDED = ["Uitleg per programma", "Kies hoe u ziet wat niet doorgaat", "Zet deze agenda op uw website"]
# The words of a drawing that do not lie inside the box that they stand in.
OUTSIDE = """() => [...document.querySelectorAll('.drawing svg')].flatMap(svg => {
  const edge = svg.viewBox.baseVal.width - 24;
  return [...svg.querySelectorAll('text')].filter(text => {
    const box = text.getBBox();
    return box.x < 8 || box.x + box.width > edge;
  }).map(text => text.textContent);
})"""
SMALLEST = """() => Math.min(...[...document.querySelectorAll('.drawing text')].map(
  text => text.getScreenCTM().a * parseFloat(getComputedStyle(text).fontSize)))"""


def panel(page: Page) -> Locator:
    return page.get_by_role("region", name="Zet deze agenda in uw eigen kalender")


def focused(page: Page) -> Locator:
    return page.locator(":focus")


def addresses(page: Page) -> list[str]:
    """Where each way to subscribe leads, and what the field to copy holds."""
    links = panel(page).locator(".subscribe__ways a").evaluate_all("links => links.map(link => link.href)")
    return [*links, panel(page).get_by_label("Of kopieer de link").input_value()]


def unfold(page: Page, name: str) -> None:
    """Open a folded part of the panel by keyboard."""
    panel(page).locator("summary", has_text=name).focus()
    page.keyboard.press("Enter")


def test_tab_goes_through_the_panel_in_the_order_in_which_it_is_read(open_page: OpenPage) -> None:
    page = open_page(RIJNMOND)
    panel(page).get_by_role("link").first.focus()

    for name in WAYS:
        told = re.compile(rf"^{re.escape(name)}.*VIA-agenda: Rijnmond”$")
        expect(focused(page)).to_have_accessible_name(told)
        page.keyboard.press("Tab")
    expect(focused(page)).to_have_accessible_name("Of kopieer de link van “VIA-agenda: Rijnmond”")
    page.keyboard.press("Tab")
    expect(focused(page)).to_have_accessible_name("Kopieer link van “VIA-agenda: Rijnmond”")
    for name in FOLDED:
        page.keyboard.press("Tab")
        expect(focused(page)).to_contain_text(name)


def test_link_is_copied_by_keyboard_and_that_is_announced(open_page: OpenPage) -> None:
    page = open_page(RIJNMOND)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])

    panel(page).get_by_role("button", name="Kopieer link").focus()
    page.keyboard.press("Enter")

    expect(page.get_by_role("status")).to_have_text("Link gekopieerd")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == panel(page).get_by_label("Of kopieer de link").input_value()
    assert copied.endswith("/agenda.ics?regio=rijnmond")


@pytest.mark.parametrize("path", PAGES)
def test_choosing_a_look_by_keyboard_changes_every_address_without_script(
    open_page: OpenPage, path: str
) -> None:
    page = open_page(path, javascript=False)
    before = addresses(page)

    unfold(page, FOLDED[1])
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    expect(focused(page)).to_have_accessible_name("Niet in mijn kalender")
    expect(focused(page)).to_have_accessible_description("U ziet alleen wat doorgaat.")
    page.keyboard.press("Enter")
    page.wait_for_url("**geannuleerd=verbergen*")

    after = addresses(page)
    assert len(after) == len(before) == 6
    assert all("geannuleerd" not in address for address in before)
    assert all(re.search("geannuleerd(=|%3D)verbergen", address) for address in after)
    assert page.url.endswith("#abonneren")
    assert set(path.partition("?")[2].split("&")) - {""} <= set(re.split("[?&#]", page.url))
    expect(panel(page).get_by_label("Niet in mijn kalender")).to_be_checked()
    expect(panel(page).get_by_text("Uw keuze: zonder wat niet doorgaat.")).to_be_visible()


def test_filtering_again_keeps_the_look(open_page: OpenPage) -> None:
    page = open_page(f"{RIJNMOND}&geannuleerd=voorvoegsel", javascript=False)

    page.locator("main select[name=regio]").select_option("")
    page.get_by_role("button", name="Toon bijeenkomsten").click()

    assert addresses(page)[-1].endswith("/agenda.ics?geannuleerd=voorvoegsel")


def test_help_for_a_program_is_reached_from_the_panel_by_keyboard(open_page: OpenPage) -> None:
    page = open_page("/agenda/", javascript=False)

    unfold(page, FOLDED[0])
    for guide in GUIDES:
        page.keyboard.press("Tab")
        expect(focused(page)).to_have_accessible_name(str(guide.name))
    page.keyboard.press("Enter")
    page.wait_for_url("**/agenda/abonneren/anders/")

    expect(page.get_by_role("heading", level=1)).to_have_text("Een ander programma")
    expect(page.get_by_role("listitem").filter(has_text="Plak de link in het veld")).to_be_visible()
    expect(page.get_by_role("img", name="Tekening van het venster “Nieuw abonnement”")).to_be_visible()


@pytest.mark.parametrize("width", [320, NARROW, WIDE])
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_words_of_every_drawing_fit_and_are_large_enough(
    open_page: OpenPage, width: int, prefix: str
) -> None:
    page = open_page("/", width=width)
    wrong = {}
    for guide in GUIDES:
        page.goto(f"{prefix}/agenda/abonneren/{guide.slug}/")
        if found := page.evaluate(OUTSIDE):
            wrong[guide.slug] = found
        assert page.evaluate(SMALLEST) >= 11

    assert wrong == {}


def test_axe_finds_nothing_in_the_open_panel_and_in_any_guide(open_page: OpenPage) -> None:
    found = {}
    page = open_page("/")
    paths = [RIJNMOND, *(f"/agenda/abonneren/{guide.slug}/" for guide in GUIDES)]
    for path in paths:
        page.goto(path)
        for part in page.locator("#abonneren summary").all():
            part.click()
        debugger = with_axe(page)
        for look in looks(page):
            if lines := violations(debugger):
                found[f"{path} {look}"] = lines

    assert found == {}
