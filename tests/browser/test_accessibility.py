"""axe finds nothing on any template: narrow and wide, light and dark (WCAG 2.2 AA)."""

import json
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import CDPSession, Page

from tests.browser.conftest import NARROW, WIDE, OpenPage
from tests.browser.pages import templates

AXE = Path(settings.BASE_DIR) / "frontend/node_modules/axe-core/axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
NARROWEST = 320
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
pytestmark = pytest.mark.django_db(transaction=True)


def with_axe(page: Page) -> CDPSession:
    """A debugger of *page* with axe loaded: the strict policy lets no foreign script in otherwise."""
    debugger = page.context.new_cdp_session(page)
    debugger.send("Runtime.evaluate", {"expression": AXE.read_text()})
    return debugger


def violations(debugger: CDPSession) -> list[str]:
    """What axe holds against the page as it shows now: rule and element, one line each."""
    expression = f"axe.run({json.dumps({'runOnly': RULES})})"
    call = {"expression": expression, "awaitPromise": True, "returnByValue": True}
    found = debugger.send("Runtime.evaluate", call)["result"]["value"]["violations"]
    return [f"{rule['id']}: {node['html'][:200]}" for rule in found for node in rule["nodes"]]


def looks(page: Page) -> Iterator[str]:
    """Show *page* at each width and in each colour scheme; yields the name of the look."""
    for width, scheme in product((WIDE, NARROW), ("light", "dark")):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        yield f"{width} {scheme}"


def test_axe_finds_no_violation_on_any_template(open_page: OpenPage) -> None:
    found = {}
    page = open_page("/")
    for name, path in templates().items():
        page.goto(path)
        debugger = with_axe(page)
        for look in looks(page):
            if lines := violations(debugger):
                found[f"{name} {look}"] = lines

    assert found == {}


def test_axe_check_notices_a_missing_label(open_page: OpenPage) -> None:
    page = open_page("/zoeken/?q=inburgering")
    page.evaluate("document.querySelectorAll('label').forEach(label => label.remove())")

    assert any(line.startswith("label:") for line in violations(with_axe(page)))


def test_no_page_scrolls_sideways(open_page: OpenPage) -> None:
    wide = {}
    page = open_page("/", width=NARROWEST)
    for name, path in templates().items():
        page.set_viewport_size({"width": NARROWEST, "height": 900})
        page.goto(path)
        for width in (NARROWEST, NARROW):
            page.set_viewport_size({"width": width, "height": 900})
            if overflow := page.evaluate(OVERFLOW):
                wide[f"{name} {width}"] = overflow

    assert wide == {}


def test_look_for_scrolling_sees_what_is_too_wide(open_page: OpenPage) -> None:
    page = open_page("/begrippen/", width=NARROW)
    page.evaluate("document.querySelector('main').style.width = '50rem'")

    assert page.evaluate(OVERFLOW) > 100
