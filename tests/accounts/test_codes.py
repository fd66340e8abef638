"""Codes and links that stand in for a password: drawn by lot, good for once, and not for long."""

import math
import re
from collections.abc import Callable
from datetime import datetime

import pytest
from allauth.account.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.test import Client

from cop_platform.accounts.models import User
from cop_platform.notifications.models import OutboxMail

pytestmark = pytest.mark.django_db
At = Callable[..., datetime]
CONFIRM = "/account/login/code/confirm/"


def ask_code(client: Client, person: User) -> str:
    client.post("/account/login/code/", {"email": person.email})
    found = re.search(r"^[A-Z]{4}-[A-Z]{4}$", OutboxMail.objects.latest("pk").body_text, re.MULTILINE)
    assert found
    return found[0]


def is_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_login_code_works_for_three_minutes(at: At, client: Client, joris: User) -> None:
    at(2026, 3, 2, 9, 0)
    code = ask_code(client, joris)

    at(2026, 3, 2, 9, 3, 1)
    client.post(CONFIRM, {"code": code})

    assert not is_in(client)


def test_login_code_works_once_and_where_it_was_asked(client: Client, joris: User) -> None:
    code, other = ask_code(client, joris), Client()
    ask_code(other, joris)
    other.post(CONFIRM, {"code": code})
    assert not is_in(other)

    client.post(CONFIRM, {"code": code})
    assert is_in(client)
    client.post("/account/logout/")
    client.post(CONFIRM, {"code": code})
    assert not is_in(client)


def test_login_code_is_gone_after_three_guesses(client: Client, joris: User) -> None:
    code = ask_code(client, joris)

    for _guess in range(3):
        client.post(CONFIRM, {"code": "BBBB-BBBB"})
    client.post(CONFIRM, {"code": code})

    assert not is_in(client)


def test_codes_are_drawn_from_more_than_twenty_bits() -> None:
    codes = [get_adapter().generate_login_code().replace("-", "") for _number in range(500)]
    signs = set("".join(codes))

    assert len(set(codes)) == 500
    assert min(map(len, codes)) * math.log2(len(signs)) >= 30


def test_recovery_codes_are_not_in_the_database_and_each_is_another(joris: User) -> None:
    codes = RecoveryCodes.activate(joris).get_unused_codes()
    [stored] = Authenticator.objects.filter(user=joris).values_list("data", flat=True)

    assert len(set(codes)) == 10
    assert min(map(len, codes)) * math.log2(10) > 20
    assert [code for code in codes if code in str(stored)] == []


def test_link_for_a_new_password_works_for_three_days(at: At, client: Client, joris: User) -> None:
    at(2026, 3, 2, 9, 0)
    client.post("/account/password/reset/", {"email": joris.email})
    link = re.search(r"https?://testserver(/\S+)", OutboxMail.objects.latest("pk").body_text)
    assert link

    at(2026, 3, 5, 8, 59)
    assert "Deze link werkt niet meer" not in Client().get(link[1], follow=True).text
    at(2026, 3, 5, 9, 0, 1)
    assert "Deze link werkt niet meer" in Client().get(link[1], follow=True).text
