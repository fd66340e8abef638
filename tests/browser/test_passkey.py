"""A passkey in a real browser, with an authenticator that the browser plays itself."""

from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.test_accessibility import looks, violations, with_axe

pytestmark = pytest.mark.django_db(transaction=True)
DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}
PAGES = ["/account/2fa/", "/account/2fa/totp/activate/", "/account/2fa/webauthn/add/", "/account/sessions/"]


@pytest.fixture(autouse=True)
def insecure_origin(settings: Any) -> None:
    """The test server speaks plain http; a browser still offers keys to localhost."""
    settings.MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True


def with_device(page: Page) -> Page:
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
    return page


def ask_again(page: Page) -> None:
    """Give the password once more."""
    page.fill("[name=password]", settings.DEMO_PASSWORD)
    page.get_by_role("button", name="Ga verder").click()


def add_passkey(page: Page) -> None:
    page.goto("/account/2fa/webauthn/add/")
    ask_again(page)
    page.get_by_label("Naam van de sleutel").fill("Mijn laptop")
    page.get_by_label("Ook inloggen zonder wachtwoord").check()
    page.get_by_role("button", name="Voeg de sleutel toe").click()
    expect(page.get_by_text("De sleutel is toegevoegd.")).to_be_visible()


def test_passkey_is_made_and_logs_in_without_a_password(
    open_page: OpenPage, log_in: Callable[[Page, str], None]
) -> None:
    page = with_device(open_page("/"))
    log_in(page, "joris")
    add_passkey(page)
    page.goto("/account/2fa/webauthn/")
    expect(page.get_by_role("heading", name="Mijn laptop")).to_be_visible()
    page.goto("/account/logout/")
    page.get_by_role("main").get_by_role("button", name="Uitloggen").click()

    page.goto("/account/login/")
    page.get_by_role("button", name="Inloggen met een passkey").click()
    page.wait_for_url("**/mijn/")

    assert page.get_by_text("Joris").count() > 0


def test_key_that_fails_is_told_in_words(open_page: OpenPage) -> None:
    page = open_page("/account/login/")
    trouble = page.get_by_text("Het lukte niet met de sleutel.")
    expect(trouble).to_be_hidden()

    page.route("**/account/2fa/webauthn/login/", lambda route: route.abort())
    page.get_by_role("button", name="Inloggen met een passkey").click()

    expect(trouble).to_be_visible()


def test_axe_finds_no_violation_on_the_pages_of_second_factors(
    open_page: OpenPage, log_in: Callable[[Page, str], None]
) -> None:
    page = open_page("/")
    log_in(page, "joris")
    page.goto(PAGES[1])
    ask_again(page)
    found = {}
    for path in PAGES:
        page.goto(path)
        debugger = with_axe(page)
        for look in looks(page):
            if lines := violations(debugger):
                found[f"{path} {look}"] = lines

    assert found == {}
