"""Everything works without JavaScript."""

import pytest

from tests.browser.conftest import NARROW, OpenPage

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("width", [NARROW, 1280])
def test_agenda_filters_without_script(open_page: OpenPage, width: int) -> None:
    page = open_page("/agenda/", width=width, javascript=False)
    if width == NARROW:
        page.locator("main details summary").first.click()

    page.locator("main select[name=regio]").select_option("rijnmond")
    page.locator("main form button[type=submit]").first.click()

    assert "regio=rijnmond" in page.url
    assert page.locator("a[href*='agenda.ics?regio=rijnmond']").count() > 0


def test_open_community_is_joined_and_left_without_script(open_page: OpenPage, log_in) -> None:
    page = open_page("/", javascript=False)
    log_in(page, "gast")
    page.goto("/communities/objectief-selecteren/")

    page.get_by_role("button", name="Word lid").click()
    assert page.get_by_role("button", name="Verlaat deze community").count() == 1

    page.get_by_role("button", name="Verlaat deze community").click()
    assert page.get_by_role("button", name="Word lid").count() == 1


def test_search_answers_without_script(open_page: OpenPage) -> None:
    page = open_page("/", javascript=False)
    page.locator("header input[name=q]").first.fill("inburgering")
    page.locator("header form[role=search] button").first.click()

    assert "q=inburgering" in page.url
    assert page.locator("main h2 a, main h3 a").count() > 0
