"""The month and week as tables: what a screen reader hears, by keyboard, and on a telephone."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import NARROW, OpenPage
from tests.browser.test_accessibility import looks, violations, with_axe

pytestmark = pytest.mark.django_db(transaction=True)
Node = dict[str, Any]
MONTH, WEEK = "/agenda/?weergave=maand", "/agenda/?weergave=week"
FULL_DATE = re.compile(
    r"(maan|dins|woens|donder|vrij|zater|zon)dag [0-9]{1,2} "
    r"(januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december) 20[0-9]{2}"
)


def next_month(page: Page) -> None:
    """The month after this one: the demo has meetings there on any day of the year."""
    page.get_by_role("link", name="Volgende maand:").click()


def meetings(page: Page) -> list[Locator]:
    return page.locator(".days").get_by_role("cell").get_by_role("link").all()


def heard_in_month(page: Page) -> Iterator[tuple[str, str]]:
    """Role and name of each cell of the month and of each link in one, as the browser tells them."""
    nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    by_id = {node["nodeId"]: node for node in nodes}
    for node in (node for node in nodes if not node["ignored"]):
        around = list(upward(node, by_id))
        role, name = node["role"]["value"], node["name"]["value"]
        in_month = any(part == "table" and re.search(" 20[0-9]{2}$", title) for part, title in around)
        in_cell = any(part == "cell" for part, _title in around)
        if in_month and (role == "cell" or (role == "link" and in_cell)):
            yield role, name


def upward(node: Node, by_id: dict[str, Node]) -> Iterator[tuple[str, str]]:
    """Role and name of what *node* stands in, from the inside out."""
    while parent := by_id.get(node.get("parentId", "")):
        node = parent
        if not node["ignored"]:
            yield node["role"]["value"], node["name"]["value"]


@pytest.mark.parametrize("path", [MONTH, WEEK])
@pytest.mark.parametrize("width", [1280, NARROW])
def test_each_day_and_each_meeting_says_its_full_date(open_page: OpenPage, path: str, width: int) -> None:
    page = open_page(path, width=width)

    cells = [cell for cell in page.locator(".days td:not(.days__outside)").all() if cell.is_visible()]

    for cell in cells:
        expect(cell).to_have_accessible_name(FULL_DATE)
        day = cell.locator("time").get_attribute("datetime")
        for link in cell.get_by_role("link").all():
            expect(link).to_have_accessible_name(FULL_DATE)
            number = str(int(day[-2:]))
            assert re.search(rf"dag {number} ", link.inner_text())
    assert len(cells) >= (7 if width > NARROW else 1)


@pytest.mark.parametrize("width", [1280, NARROW])
def test_browser_tells_a_screen_reader_the_date_with_each_meeting(open_page: OpenPage, width: int) -> None:
    page = open_page(MONTH, width=width)
    next_month(page)
    page.wait_for_url("**maand=**")
    shown = page.locator(".days td:not(.days__outside)").filter(visible=True)
    wanted = shown.locator("a").count()

    heard = list(heard_in_month(page))

    days = [name for role, name in heard if role == "cell" and name]
    links = [name for role, name in heard if role == "link"]
    assert len(days) == shown.count()
    assert len(links) == wanted > 0
    assert [name for name in days + links if not FULL_DATE.search(name)] == []


def test_month_is_a_table_for_a_screen_reader_at_any_width(open_page: OpenPage) -> None:
    page = open_page(MONTH)
    next_month(page)
    table = page.get_by_role("table", name=re.compile(" 20[0-9]{2}$"))

    headers = table.get_by_role("columnheader")
    rows = table.get_by_role("rowheader")
    weeks = rows.count()

    expect(headers).to_have_count(8)
    for number, day in enumerate(("maan", "dins", "woens", "donder", "vrij", "zater", "zon"), start=1):
        expect(headers.nth(number)).to_have_accessible_name(f"{day}dag")
    expect(rows.first).to_have_accessible_name(re.compile("^Week [0-9]{1,2}$"))
    page.set_viewport_size({"width": NARROW, "height": 900})
    expect(table).to_be_visible()
    expect(headers).to_have_count(0)
    assert 1 <= rows.count() <= weeks
    assert meetings(page)


@pytest.mark.parametrize("width", [1280, NARROW])
def test_every_meeting_is_reached_by_keyboard(open_page: OpenPage, width: int) -> None:
    page = open_page(MONTH, width=width)
    next_month(page)
    wanted = [link.get_attribute("href") for link in meetings(page)]

    page.get_by_role("link", name="Volgende maand:").focus()
    reached = []
    while len(reached) < len(wanted):
        page.keyboard.press("Tab")
        focused = page.evaluate(
            "document.activeElement.closest('td') ? document.activeElement.getAttribute('href')"
            " : document.activeElement.closest('.days') ? '' : null"
        )
        assert focused is not None, f"left the table after {len(reached)} of {len(wanted)} meetings"
        reached += [focused] if focused else []
    page.keyboard.press("Enter")

    assert wanted
    assert reached == wanted
    page.wait_for_url(lambda url: "weergave" not in url)


@pytest.mark.parametrize("path", [MONTH, WEEK])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(open_page: OpenPage, path: str) -> None:
    page = open_page(path)
    page.locator(".filters > details > summary").click()
    debugger = with_axe(page)

    for look in looks(page):
        assert violations(debugger) == [], look
        overflow = page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert overflow == 0, look


def test_switch_and_shortcuts_work_without_script(open_page: OpenPage) -> None:
    page = open_page("/agenda/?regio=rijnmond", javascript=False)

    page.get_by_role("link", name="Maand", exact=True).click()
    expect(page.get_by_role("table", name=re.compile("20[0-9]{2}"))).to_be_visible()
    page.get_by_role("link", name="Deze week").click()
    expect(page.get_by_role("link", name="Week", exact=True)).to_have_attribute("aria-current", "true")
    expect(page.locator("[aria-current=date]")).to_contain_text("Vandaag")

    assert "regio=rijnmond" in page.url
