"""Guessing ends soon, and never locks out who owns the account."""

import re
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from cop_platform.accounts.models import User
from cop_platform.notifications.models import OutboxMail
from tests.factories.accounts import PASSWORD, VerifiedUserFactory

pytestmark = pytest.mark.django_db
TOO_OFTEN = "U probeerde het te vaak."


@pytest.fixture(autouse=True)
def limits(settings: Any) -> Any:
    """As in production, behind one proxy."""
    settings.ACCOUNT_RATE_LIMITS = {}
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    cache.clear()
    yield
    cache.clear()


def log_in(person: User, password: str, *, through: str = "203.0.113.7") -> Any:
    """Try *password* from the address that the proxy saw (*through*)."""
    form = {"login": person.email, "password": password}
    return Client().post("/account/login/", form, HTTP_X_FORWARDED_FOR=through)


def attack(person: User, times: int = 6) -> None:
    """Guess from another address each time, as many computers together do."""
    for number in range(times):
        log_in(person, "verkeerd-geraden", through=f"198.51.100.{number}")


def test_guessing_at_one_account_ends_from_whatever_address() -> None:
    person = VerifiedUserFactory()

    attack(person)

    assert TOO_OFTEN in log_in(person, PASSWORD, through="192.0.2.9").text


def test_one_account_under_attack_leaves_others_alone() -> None:
    person, other = VerifiedUserFactory(), VerifiedUserFactory()

    attack(person)

    assert log_in(other, PASSWORD).status_code == 302


def test_owner_under_attack_logs_in_with_a_code() -> None:
    person = VerifiedUserFactory()
    attack(person)
    client = Client(HTTP_X_FORWARDED_FOR="203.0.113.7")

    client.post("/account/login/code/", {"email": person.email})
    mail = OutboxMail.objects.get(kind="login_code")
    code = re.search(r"^[A-Z]{4}-[A-Z]{4}$", mail.body_text, re.MULTILINE)
    assert code
    client.post("/account/login/code/confirm/", {"code": code[0]})

    assert client.session["_auth_user_id"] == str(person.pk)


def test_owner_under_attack_chooses_a_new_password_and_is_in() -> None:
    person = VerifiedUserFactory()
    attack(person)
    client = Client(HTTP_X_FORWARDED_FOR="203.0.113.7")

    client.post("/account/password/reset/", {"email": person.email})
    link = re.search(r"https?://testserver(/\S+)", OutboxMail.objects.latest("pk").body_text)
    assert link
    form = client.get(link[1], follow=True).request["PATH_INFO"]
    new = "zeven-rode-fietsen-op-zolder"
    client.post(form, {"password1": new, "password2": new})

    assert client.session["_auth_user_id"] == str(person.pk)


def statuses(times: int, **headers: str) -> list[int]:
    """The answers to as many sign-ups, each with an address of its own."""
    return [
        Client().post("/account/signup/", {"email": f"p{number}@example.org"}, **headers).status_code
        for number in range(times)
    ]


def test_one_address_asks_too_often() -> None:
    assert statuses(21, HTTP_X_FORWARDED_FOR="203.0.113.7")[-1] == 429


def test_invented_addresses_before_the_proxy_get_no_bucket_of_their_own() -> None:
    answers = [statuses(1, HTTP_X_FORWARDED_FOR=f"10.0.0.{number}, 203.0.113.7")[0] for number in range(21)]

    assert answers[-1] == 429


def test_two_visitors_behind_one_proxy_are_counted_apart() -> None:
    statuses(20, HTTP_X_FORWARDED_FOR="203.0.113.7")

    assert statuses(1, HTTP_X_FORWARDED_FOR="203.0.113.8") == [200]


def test_refusal_says_so_in_our_own_design() -> None:
    statuses(20, HTTP_X_FORWARDED_FOR="203.0.113.7")

    answer = Client().post("/account/signup/", {}, HTTP_X_FORWARDED_FOR="203.0.113.7")

    assert answer.status_code == 429
    assert "<header>" in answer.text
