"""What a visitor's browser is asked to do: no cookies, no other hosts, nothing the policy refuses."""

import pytest
from playwright.sync_api import ConsoleMessage, Request

from tests.browser.conftest import OpenPage
from tests.browser.pages import templates

pytestmark = pytest.mark.django_db(transaction=True)
# Forms carry a token against forgery in a cookie of their own (strictly necessary).
WITH_FORM = {
    "certificate",
    "forgotten password",
    "login",
    "reaction",
    "registration",
    "sign up",
    "signup",
    "told",
    "unsubscribe",
}


def test_pages_set_no_cookie_ask_nothing_of_other_hosts_and_break_no_policy(
    open_page: OpenPage, live_server: object
) -> None:
    page = open_page("/")
    cookies: dict[str, list[str]] = {}
    foreign: list[str] = []
    complaints: list[str] = []

    def note_request(request: Request) -> None:
        if not request.url.startswith(str(live_server)):
            foreign.append(request.url)

    def note_complaint(message: ConsoleMessage) -> None:
        # The console names the status of the page that is meant not to be found.
        if message.type in ("error", "warning") and "404" not in message.text:
            complaints.append(f"{page.url}: {message.text}")

    page.on("request", note_request)
    page.on("console", note_complaint)
    for name, path in templates().items():
        page.context.clear_cookies()
        page.goto(path)
        cookies[name] = [cookie["name"] for cookie in page.context.cookies()]

    # The browser would have told of one.
    assert {name: cookies.pop(name) for name in WITH_FORM} == {name: ["csrftoken"] for name in WITH_FORM}
    assert {name: found for name, found in cookies.items() if found} == {}
    assert foreign == []
    assert complaints == []
