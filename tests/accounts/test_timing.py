"""Who has an account cannot be told by the clock either."""

import time
from collections.abc import Callable
from typing import Any
from unittest.mock import patch

import pytest
from django.contrib.auth import hashers
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import resolve

from cop_platform.accounts import even_time
from cop_platform.settings import base
from tests.accounts.test_signup import ANSWERS
from tests.factories.accounts import VerifiedUserFactory
from tests.factories.seats import seating

pytestmark = pytest.mark.django_db


def hashes(path: str, form: dict[str, str]) -> int:
    """How many passwords the site hashes to answer; that is where the time goes."""
    hasher = hashers.get_hasher()
    with patch.object(type(hasher), "encode", autospec=True, side_effect=type(hasher).encode) as encode:
        Client().post(path, form)
    return encode.call_count


@pytest.mark.parametrize(
    ("path", "form"),
    [
        ("/account/signup/", ANSWERS),
        ("/account/login/", {"login": "", "password": "een-verkeerd-woord"}),
        ("/account/password/reset/", {}),
        ("/account/login/code/", {}),
    ],
)
def test_known_address_takes_as_many_hashes_as_an_unknown_one(path: str, form: dict[str, str]) -> None:
    VerifiedUserFactory(email="joris@example.org")

    def with_address(address: str) -> dict[str, str]:
        return {**form, "email": address, "login": address}

    known = hashes(path, with_address("joris@example.org"))
    unknown = hashes(path, with_address("nieuw@example.org"))

    assert known == unknown


@pytest.mark.parametrize(
    "path", ["/account/signup/", "/account/password/reset/", "/account/login/code/", "/en/account/signup/"]
)
def test_answer_is_held_back_until_the_next_beat(settings: Any, path: str) -> None:
    settings.ACCOUNT_BEATS = base.ACCOUNT_BEATS

    assert 0 < slept(lambda: Client().post(path, {"email": "a@example.org"})) <= 0.5


@pytest.mark.parametrize(("is_guest", "waits"), [(True, True), (False, False)], ids=["guest", "person"])
def test_answer_to_a_guest_who_asks_for_a_seat_is_held_back(
    settings: Any, is_guest: bool, waits: bool
) -> None:
    settings.GUEST_BEATS = base.GUEST_BEATS
    client, path = Client(), f"/agenda/{seating().event.slug}/aanmelden/"
    if not is_guest:
        client.force_login(VerifiedUserFactory())

    assert (0 < slept(lambda: client.post(path, {"name": "Noor", "email": "noor@x.test"})) <= 0.5) is waits


def test_asking_for_the_form_is_not_held_back(settings: Any) -> None:
    settings.ACCOUNT_BEATS = base.ACCOUNT_BEATS

    assert slept(lambda: Client().get("/account/signup/")) == 0


@pytest.mark.parametrize(("took", "wait"), [(0.1, 0.4), (0.499, 0.001), (0.642, 0.358), (0.711, 0.289)])
def test_every_answer_ends_on_a_beat(took: float, wait: float) -> None:
    request = RequestFactory().post("/account/signup/")
    request.resolver_match = resolve("/account/signup/")
    clock = iter([7.0, 7.0 + took])
    with (
        patch.object(even_time.settings, "ACCOUNT_BEATS", {"account_signup": 0.5}),
        patch.object(even_time.time, "perf_counter", lambda: next(clock)),
        patch.object(even_time.time, "sleep") as sleep,
    ):
        even_time.EvenTimeMiddleware(lambda _request: HttpResponse())(request)

    assert sleep.call_args.args[0] == pytest.approx(wait)


def slept(ask: Callable[[], object]) -> float:
    """How long the site waits on purpose during *ask*, in seconds."""
    with patch.object(time, "sleep") as sleep:
        ask()
    return sum(call.args[0] for call in sleep.call_args_list)
