"""Logging in with the account of one's own organisation."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount
from django.test import Client

from cop_platform.accounts.models import User
from cop_platform.settings.env import single_sign_on_providers
from tests.accounts.identity_provider import Provider, identity_provider
from tests.factories.accounts import PASSWORD, VerifiedUserFactory

pytestmark = pytest.mark.django_db
SANNE = {
    "sub": "subject-1",
    "email": "sanne@gemeente.example",
    "email_verified": True,
    "given_name": "Sanne",
    "family_name": "de Wit",
}


def of(provider: Provider, name: str, title: str) -> dict[str, Any]:
    return {
        "provider_id": name,
        "name": title,
        "client_id": f"via-{name}",
        "secret": "a-secret",
        "settings": {"server_url": provider.address},
    }


@pytest.fixture
def municipality(settings: Any) -> Iterator[Provider]:
    """Two organisations that share one server, as tenants of one supplier do."""
    with identity_provider() as provider:
        apps = [of(provider, "dorp", "Gemeente Dorp"), of(provider, "stad", "Gemeente Stad")]
        settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": apps}}
        provider.claims = dict(SANNE)
        yield provider


def come_back(client: Client, tenant: str = "dorp", process: str = "login") -> Any:
    """To the organisation and back, as a browser goes."""
    away = client.post(f"/account/oidc/{tenant}/login/?process={process}").url
    asked = parse_qs(urlsplit(away).query)
    return client.get(
        f"/account/oidc/{tenant}/login/callback/", {"code": "a-code", "state": asked["state"][0]}
    )


def sign_up(client: Client, **changes: str) -> Any:
    form = {
        "email": SANNE["email"],
        "first_name": "Sanne",
        "last_name": "de Wit",
        "has_read": "on",
        **changes,
    }
    return client.post("/account/organisation/signup/", form)


def test_login_page_names_the_organisations(client: Client, municipality: Provider) -> None:
    text = client.get("/account/login/").text

    assert "Inloggen met uw account van Gemeente Dorp" in text
    assert "Inloggen met uw account van Gemeente Stad" in text


def test_login_page_says_nothing_without_organisations(client: Client) -> None:
    assert "Via uw organisatie" not in client.get("/account/login/").text


def test_following_the_link_alone_sends_nobody_away(client: Client, municipality: Provider) -> None:
    answer = client.get("/account/oidc/dorp/login/?process=login")

    assert answer.status_code == 200
    assert "U gaat naar de inlogpagina van Gemeente Dorp." in answer.text


def test_first_visit_asks_before_it_makes_an_account(client: Client, municipality: Provider) -> None:
    answer = come_back(client)

    assert (answer.status_code, answer.url) == (302, "/account/organisation/signup/")
    page = client.get(answer.url)
    assert 'value="Sanne"' in page.text
    assert not User.objects.filter(email=SANNE["email"]).exists()


def test_second_visit_logs_in(client: Client, municipality: Provider) -> None:
    come_back(client)
    sign_up(client)
    client.post("/account/logout/")

    answer = come_back(client)

    assert (answer.status_code, answer.url) == (302, "/mijn/")
    assert client.session["_auth_user_id"] == str(User.objects.get(email=SANNE["email"]).pk)


def test_exchange_proves_itself(client: Client, municipality: Provider) -> None:
    come_back(client)

    assert municipality.asked[0]["grant_type"] == ["authorization_code"]
    assert len(municipality.asked[0]["code_verifier"][0]) >= 43


def test_same_subject_of_another_organisation_is_another_person(
    client: Client, municipality: Provider
) -> None:
    come_back(client)
    sign_up(client)
    client.post("/account/logout/")

    answer = come_back(client, tenant="stad")

    assert answer.url == "/account/organisation/signup/"
    assert "_auth_user_id" not in client.session


def test_equal_address_gives_nobody_an_existing_account(client: Client, municipality: Provider) -> None:
    owner = VerifiedUserFactory(email=SANNE["email"])

    come_back(client)
    sign_up(client)

    assert "_auth_user_id" not in client.session
    assert not SocialAccount.objects.filter(user=owner).exists()


def test_person_links_an_organisation_and_takes_it_back(client: Client, municipality: Provider) -> None:
    person = VerifiedUserFactory()
    client.post("/account/login/", {"login": person.email, "password": PASSWORD})
    client.post("/account/reauthenticate/", {"password": PASSWORD})

    come_back(client, process="connect")

    linked = SocialAccount.objects.get(user=person)
    assert (linked.provider, linked.uid) == ("dorp", "subject-1")
    client.post("/account/organisation/", {"account": linked.pk})
    assert not SocialAccount.objects.filter(user=person).exists()


def test_forged_return_is_refused_in_words(client: Client, municipality: Provider) -> None:
    answer = client.get("/account/oidc/dorp/login/callback/", {"code": "a-code", "state": "forged"})

    assert answer.status_code < 500
    assert "Inloggen via uw organisatie lukte niet" in answer.text


def test_unknown_organisation_does_not_exist(client: Client, municipality: Provider) -> None:
    assert client.post("/account/oidc/nergens/login/").status_code == 404


def test_unverified_address_must_be_proved(client: Client, municipality: Provider) -> None:
    municipality.claims["email_verified"] = False

    come_back(client)
    answer = sign_up(client)

    assert answer.url == "/account/confirm-email/"
    assert not EmailAddress.objects.get(email=SANNE["email"]).verified


def test_provider_without_a_server_is_refused_at_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SINGLE_SIGN_ON", '[{"id": "dorp", "name": "Dorp"}]')

    with pytest.raises(TypeError, match="server"):
        single_sign_on_providers()


def test_two_providers_with_one_client_id_are_refused_at_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    one = '{"id": "%s", "name": "Dorp", "server": "https://x.example", "client_id": "via", "secret": "s"}'
    monkeypatch.setenv("SINGLE_SIGN_ON", f"[{one % 'dorp'}, {one % 'stad'}]")

    with pytest.raises(ValueError, match="client_id via"):
        single_sign_on_providers()
