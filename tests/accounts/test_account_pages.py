"""Every page of the login library in our own design and words."""

import re
from html.parser import HTMLParser

import pytest
from django.test import Client

from cop_platform.notifications.models import OutboxMail
from tests.factories.accounts import PASSWORD, VerifiedUserFactory

pytestmark = pytest.mark.django_db
NEW_PASSWORD = "vijf-gele-paraplus-buiten"
FOR_VISITORS = [
    "/account/login/",
    "/account/signup/",
    "/account/password/reset/",
    "/account/password/reset/done/",
    "/account/password/reset/key/1-bad/",
    "/account/password/reset/key/done/",
    "/account/inactive/",
    "/account/login/code/",
    "/account/organisation/login/cancelled/",
    "/account/organisation/login/error/",
]
FOR_MEMBERS = [
    "/account/logout/",
    "/account/email/",
    "/account/password/change/",
    "/account/reauthenticate/",
    "/account/2fa/",
    "/account/2fa/webauthn/",
    "/account/sessions/",
    "/account/organisation/",
    "/mijn/gegevens/",
]
AFTER_ASKING_AGAIN = ["/account/2fa/totp/activate/", "/account/2fa/webauthn/add/"]
INFORMAL = re.compile(r"\b(je|jij|jou|jouw|jullie)\b", re.IGNORECASE)


class Inputs(HTMLParser):
    """Names, types and autocomplete of the fields in a page, and whether anything is inline."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.fields: dict[str, tuple[str, str]] = {}
        self.inline: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag == "input":
            self.fields[values.get("name") or ""] = (
                values.get("type") or "",
                values.get("autocomplete") or "",
            )
        self.inline += [name for name in values if name == "style" or name.startswith("on")]
        is_data = values.get("type") == "application/json"
        if tag == "style" or (tag == "script" and "src" not in values and not is_data):
            self.inline.append(tag)


def check(html: str) -> None:
    assert "<header>" in html
    assert html.count("<h1") == 1
    assert Inputs(html).inline == []
    assert INFORMAL.findall(re.sub(r"<[^>]+>", " ", html)) == []


@pytest.mark.parametrize("path", FOR_VISITORS)
def test_page_for_visitors_wears_the_design(client: Client, path: str) -> None:
    check(client.get(path).text)


@pytest.mark.parametrize("path", FOR_MEMBERS)
def test_page_for_members_wears_the_design(client: Client, path: str) -> None:
    client.post("/account/login/", {"login": VerifiedUserFactory().email, "password": PASSWORD})

    check(client.get(path).text)


@pytest.mark.parametrize("path", AFTER_ASKING_AGAIN)
def test_page_that_matters_asks_for_the_password_once_more(client: Client, path: str) -> None:
    client.post("/account/login/", {"login": VerifiedUserFactory().email, "password": PASSWORD})

    assert client.get(path).url.startswith("/account/reauthenticate/?next=")
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    check(client.get(path).text)


@pytest.mark.parametrize("path", FOR_MEMBERS[1:])
def test_page_for_members_asks_visitors_to_log_in(client: Client, path: str) -> None:
    answer = client.get(path)

    assert (answer.status_code, answer.url) == (302, f"/account/login/?next={path}")


@pytest.mark.parametrize("path", ["/en/account/login/", "/en/account/signup/", "/en/account/password/reset/"])
def test_page_exists_in_english(client: Client, path: str) -> None:
    answer = client.get(path)

    assert answer.status_code == 200
    assert f'action="{path}"' in answer.text


def test_password_managers_and_browsers_know_the_fields(client: Client) -> None:
    login = Inputs(client.get("/account/login/").text).fields
    signup = Inputs(client.get("/account/signup/").text).fields

    assert (login["login"], login["password"]) == (("email", "username"), ("password", "current-password"))
    assert signup["email"] == ("email", "email")
    assert signup["password1"] == ("password", "new-password")
    assert (signup["first_name"], signup["last_name"]) == (("text", "given-name"), ("text", "family-name"))


def test_forgotten_password_is_replaced_by_a_link_from_the_outbox(client: Client) -> None:
    person = VerifiedUserFactory()
    client.post("/account/password/reset/", {"email": person.email})
    row = OutboxMail.objects.get()
    link = re.search(r"https?://testserver(/\S+)", row.body_text)
    assert link
    assert row.subject == "Nieuw wachtwoord kiezen"

    page = client.get(link[1], follow=True)
    form = page.redirect_chain[-1][0]
    check(page.text)
    answer = client.post(form, {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD}, follow=True)

    assert "Uw wachtwoord is gewijzigd" in answer.text
    assert client.session["_auth_user_id"] == str(person.pk)
    person.refresh_from_db()
    assert person.check_password(NEW_PASSWORD)
    assert OutboxMail.objects.latest("pk").subject == "Uw wachtwoord is gewijzigd"
    assert "Deze link werkt niet meer" in Client().get(link[1], follow=True).text


def test_reset_answers_the_same_for_an_unknown_address(client: Client) -> None:
    person = VerifiedUserFactory()

    known = client.post("/account/password/reset/", {"email": person.email}, follow=True)
    unknown = Client().post("/account/password/reset/", {"email": "niemand@example.org"}, follow=True)

    assert (known.redirect_chain, known.text) == (unknown.redirect_chain, unknown.text)
    assert (
        OutboxMail.objects.get(to_address="niemand@example.org").subject == "Bij dit adres hoort geen account"
    )


def test_new_address_counts_after_password_and_code(client: Client) -> None:
    person = VerifiedUserFactory(email="oud@example.org")
    client.post("/account/login/", {"login": person.email, "password": PASSWORD})

    stopped = client.post("/account/email/", {"email": "nieuw@example.org", "action_add": "1"})
    assert stopped.url == "/account/reauthenticate/?next=%2Faccount%2Femail%2F"
    check(client.get(stopped.url).text)
    asked = client.post(stopped.url, {"password": PASSWORD, "next": "/account/email/"})
    person.refresh_from_db()
    assert (asked.url, person.email) == ("/account/confirm-email/", "oud@example.org")
    check(client.get(asked.url).text)
    code = re.search(r"^[A-Z]{4}-[A-Z]{4}$", OutboxMail.objects.get().body_text, re.MULTILINE)
    assert code
    client.post(asked.url, {"code": code[0]})

    person.refresh_from_db()
    assert person.email == "nieuw@example.org"
    notice = OutboxMail.objects.filter(to_address="oud@example.org").latest("pk")
    assert notice.subject == "Uw e-mailadres is gewijzigd"
    assert "van oud@example.org in nieuw@example.org" in notice.body_text


def test_password_changes_with_the_present_one_only(client: Client) -> None:
    person = VerifiedUserFactory()
    client.post("/account/login/", {"login": person.email, "password": PASSWORD})
    new = {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD}

    refused = client.post("/account/password/change/", {"oldpassword": "niet-dit-wachtwoord", **new})
    assert "Dit is niet uw wachtwoord van nu." in refused.text

    changed = client.post("/account/password/change/", {"oldpassword": PASSWORD, **new})
    assert (changed.status_code, changed.url) == (302, "/mijn/gegevens/")
    assert client.get("/mijn/gegevens/").status_code == 200


def test_mails_say_u_and_hold_no_html(client: Client) -> None:
    person = VerifiedUserFactory()
    client.post("/account/password/reset/", {"email": person.email})
    client.post("/account/password/reset/", {"email": "niemand@example.org"})
    client.post(
        "/account/signup/",
        {
            "email": person.email,
            "password1": NEW_PASSWORD,
            "first_name": "A",
            "last_name": "B",
            "has_read": "on",
        },
    )

    bodies = list(OutboxMail.objects.values_list("body_text", flat=True))

    assert len(bodies) == 3
    for body in bodies:
        assert INFORMAL.findall(body) == []
        assert not set("&<") & set(body)
