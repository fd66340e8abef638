"""axe finds nothing on any template: narrow and wide, light and dark (WCAG 2.2 AA)."""

import json
from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import Page

from tests.browser.conftest import NARROW, WIDE, OpenPage
from tests.browser.pages import templates

AXE = Path(settings.BASE_DIR) / "frontend/node_modules/axe-core/axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
pytestmark = pytest.mark.django_db(transaction=True)


def violations(page: Page) -> list[str]:
    """What axe holds against *page*: rule and elements, one line each."""
    # Through the debugger: the strict policy of the page lets no foreign script in.
    debugger = page.context.new_cdp_session(page)
    debugger.send("Runtime.evaluate", {"expression": AXE.read_text()})
    options = json.dumps({"runOnly": RULES})
    answer = debugger.send(
        "Runtime.evaluate",
        {"expression": f"axe.run({options})", "awaitPromise": True, "returnByValue": True},
    )
    found = answer["result"]["value"]["violations"]
    return [f"{rule['id']}: {node['html'][:200]}" for rule in found for node in rule["nodes"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_axe_finds_no_violation_on_any_template(open_page: OpenPage, width: int, scheme: str) -> None:
    found = {}
    for name, path in templates().items():
        page = open_page(path, width=width, scheme=scheme)
        if lines := violations(page):
            found[name] = lines

    assert found == {}


def test_axe_check_notices_a_missing_label(open_page: OpenPage) -> None:
    page = open_page("/zoeken/?q=inburgering")
    page.evaluate("document.querySelectorAll('label').forEach(label => label.remove())")

    assert any(line.startswith("label:") for line in violations(page))


@pytest.mark.parametrize("width", [NARROW, 320])
def test_no_page_scrolls_sideways(open_page: OpenPage, width: int) -> None:
    wide = {}
    for name, path in templates().items():
        page = open_page(path, width=width)
        overflow = page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        if overflow:
            wide[name] = overflow

    assert wide == {}
