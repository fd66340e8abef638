"""A link to one's own agenda: made, replaced and taken back in a real browser."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import OpenPage
from tests.browser.test_accessibility import looks, violations, with_axe

pytestmark = pytest.mark.django_db(transaction=True)
LINKS = "/mijn/agendalinks/"


def make(page: Page, name: str) -> str:
    """Ask for a link called *name* in the form; returns its address."""
    page.goto(LINKS)
    page.get_by_label("Naam van de link").fill(name)
    page.get_by_role("button", name="Maak de link").click()
    return address_on(page)


def address_on(page: Page) -> str:
    return page.get_by_label("Of kopieer de link").input_value()


def status(page: Page, address: str) -> int:
    """What a calendar program, which knows no session, gets at *address*."""
    stranger = page.context.browser.new_context()
    answer = stranger.request.get(address).status
    stranger.close()
    return answer


def test_link_is_made_replaced_and_taken_back_without_script(
    open_page: OpenPage, log_in: Callable[[Page, str], None]
) -> None:
    page = open_page("/", javascript=False)
    log_in(page, "joris")
    first = make(page, "Telefoon")
    assert status(page, first) == 200

    page.goto(LINKS)
    page.get_by_role("link", name="Nieuwe link maken (Telefoon)").click()
    page.get_by_role("button", name="Maak een nieuwe link").click()
    second = address_on(page)
    assert (status(page, first), status(page, second)) == (404, 200)

    page.goto(LINKS)
    page.get_by_role("link", name="Intrekken (Telefoon)").click()
    page.get_by_role("button", name="Trek de link in").click()
    assert status(page, second) == 404
    assert page.get_by_text("De link is ingetrokken").count() == 1


def test_axe_finds_no_violation_on_the_pages_of_links(
    open_page: OpenPage, log_in: Callable[[Page, str], None]
) -> None:
    found = {}
    page = open_page("/")
    log_in(page, "joris")
    make(page, "Telefoon")
    for name in ("made", "list", "renew", "revoke"):
        debugger = with_axe(page)
        for look in looks(page):
            if lines := violations(debugger):
                found[f"{name} {look}"] = lines
        page.goto(LINKS)
        if name in ("list", "renew"):
            wanted = "Nieuwe link maken" if name == "list" else "Intrekken"
            page.get_by_role("link", name=wanted).first.click()

    assert found == {}
