"""There is one way to a session: allauth's login with a verified address."""

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from tests.factories.accounts import PASSWORD, UserFactory, VerifiedUserFactory

pytestmark = pytest.mark.django_db
OTHER_DOORS = ["/cms/login/", "/_util/login/"]
RESET_DOORS = [
    "/cms/password_reset/",
    "/cms/password_reset/confirm/MQ/set-password/",
    "/cms/password_reset/done/",
]


def has_session(client: Client) -> bool:
    return "_auth_user_id" in client.session


@pytest.mark.parametrize("door", OTHER_DOORS)
@pytest.mark.parametrize("name_field", ["username", "login", "email"])
def test_right_password_at_wagtails_doors_gives_no_session(
    client: Client, door: str, name_field: str
) -> None:
    editor = VerifiedUserFactory(is_superuser=True)

    answer = client.post(f"{door}?next=/cms/", {name_field: editor.email, "password": PASSWORD})

    assert (answer.status_code, answer.url) == (302, "/account/login/?next=/cms/")
    assert not Session.objects.exists()


@pytest.mark.parametrize("door", RESET_DOORS)
@pytest.mark.parametrize("method", ["get", "post"])
def test_wagtails_password_reset_leads_to_ours(client: Client, door: str, method: str) -> None:
    person = VerifiedUserFactory()

    answer = getattr(client, method)(
        door, {"email": person.email, "new_password1": "x", "new_password2": "x"}
    )

    assert (answer.status_code, answer.url) == (302, "/account/password/reset/")
    assert not has_session(client)


def test_cms_sends_visitors_to_the_one_login(client: Client) -> None:
    answer = client.get("/cms/")

    assert (answer.status_code, answer.url) == (302, "/account/login/?next=/cms/")


def test_member_who_opens_the_cms_reads_that_they_may_not(client: Client) -> None:
    client.force_login(VerifiedUserFactory())

    answer = client.get("/cms/pages/", follow=True)

    assert [hop for hop, _ in answer.redirect_chain] == ["/account/login/?next=/cms/pages/"]
    assert answer.status_code == 403
    assert "Uw account heeft geen toegang tot deze pagina." in answer.text


def test_verified_person_logs_in_and_goes_on(client: Client) -> None:
    person = VerifiedUserFactory(email="sanne@example.org")

    answer = client.post(
        "/account/login/", {"login": "Sanne@Example.org", "password": PASSWORD, "next": "/communities/"}
    )

    assert (answer.status_code, answer.url) == (302, "/communities/")
    assert client.session["_auth_user_id"] == str(person.pk)


def test_unverified_person_gets_a_code_and_no_session(client: Client) -> None:
    person = UserFactory()

    answer = client.post("/account/login/", {"login": person.email, "password": PASSWORD})

    assert (answer.status_code, answer.url) == (302, "/account/confirm-email/")
    assert not has_session(client)
    assert client.get("/mijn/gegevens/").status_code == 302


def test_inactive_person_gets_no_session(client: Client) -> None:
    person = VerifiedUserFactory(is_active=False)

    answer = client.post("/account/login/", {"login": person.email, "password": PASSWORD}, follow=True)

    assert not has_session(client)
    assert "Dit account is niet actief" in answer.text


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example", "/\\evil.example"])
def test_login_leads_to_no_other_site(client: Client, target: str) -> None:
    person = VerifiedUserFactory()

    answer = client.post("/account/login/", {"login": person.email, "password": PASSWORD, "next": target})

    assert (answer.status_code, answer.url) == (302, "/mijn/")


def test_wrong_password_keeps_what_was_typed(client: Client) -> None:
    person = VerifiedUserFactory()

    answer = client.post("/account/login/", {"login": person.email, "password": "verkeerd-woord"})

    assert answer.status_code == 200
    assert f'value="{person.email}"' in answer.text
    assert "verkeerd-woord" not in answer.text
    assert "Het e-mailadres of het wachtwoord klopt niet." in answer.text
    assert "<title>Fout: Inloggen – VIA</title>" in answer.text


def test_unknown_address_is_refused_in_the_same_words(client: Client) -> None:
    person = VerifiedUserFactory()

    known = client.post("/account/login/", {"login": person.email, "password": "verkeerd-woord"})
    unknown = client.post("/account/login/", {"login": "niemand@example.org", "password": "verkeerd-woord"})

    assert known.context["form"].errors == unknown.context["form"].errors


def test_logout_asks_first_and_ends_the_session(client: Client) -> None:
    client.force_login(VerifiedUserFactory())

    assert "Weet u zeker dat u wilt uitloggen?" in client.get("/account/logout/").text
    assert has_session(client)
    assert client.post("/account/logout/").status_code == 302
    assert not has_session(client)
