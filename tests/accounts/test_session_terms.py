"""A session ends four hours after it was last used, and a week after the login."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cop_platform.accounts.models import User
from tests.factories.accounts import PASSWORD

pytestmark = pytest.mark.django_db
At = Callable[..., datetime]


@pytest.fixture
def logged_in(at: At, client: Client, joris: User) -> Client:
    at(2026, 3, 2, 9, 0)
    client.post("/account/login/", {"login": joris.email, "password": PASSWORD})
    return client


def is_in(client: Client) -> bool:
    return client.get("/mijn/gegevens/").status_code == 200


def test_session_lasts_until_four_hours_of_rest(at: At, logged_in: Client) -> None:
    at(2026, 3, 2, 13, 0)
    assert is_in(logged_in)

    at(2026, 3, 2, 17, 0, 1)
    assert not is_in(logged_in)


def test_ended_session_is_gone_and_does_not_come_back(at: At, logged_in: Client) -> None:
    key = logged_in.session.session_key
    at(2026, 3, 2, 13, 1)
    assert not is_in(logged_in)

    at(2026, 3, 2, 12, 0)
    logged_in.cookies["sessionid"] = str(key)

    assert not is_in(logged_in)


def test_used_session_goes_on_for_a_week_and_no_longer(at: At, logged_in: Client) -> None:
    for day in range(2, 9):
        for hour in (0, 3, 6, 9, 12, 15, 18, 21):
            if (day, hour) > (2, 9):
                at(2026, 3, day, hour)
                assert is_in(logged_in)
    at(2026, 3, 9, 0)
    assert is_in(logged_in)
    at(2026, 3, 9, 3)
    assert is_in(logged_in)
    at(2026, 3, 9, 6)
    assert is_in(logged_in)

    at(2026, 3, 9, 9, 0, 1)
    assert not is_in(logged_in)


def test_visitor_keeps_the_public_pages_when_the_session_ends(at: At, logged_in: Client) -> None:
    at(2026, 3, 3, 9, 0)

    answer = logged_in.get("/account/login/")

    assert answer.status_code == 200
    assert "_auth_user_id" not in logged_in.session


def test_session_from_before_there_were_terms_counts_from_the_login(at: At, logged_in: Client) -> None:
    session = logged_in.session
    del session["seen_at"], session["started_at"]
    session.save()

    at(2026, 3, 2, 12, 59)
    assert is_in(logged_in)
    at(2026, 3, 9, 12, 59)
    assert not is_in(logged_in)


def test_session_is_written_once_in_five_minutes(at: At, logged_in: Client) -> None:
    def writes() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert is_in(logged_in)
        return sum(one["sql"].startswith('UPDATE "django_session"') for one in asked)

    counted = []
    for minute, second in ((5, 0), (5, 1), (6, 0), (10, 1), (10, 2)):
        at(2026, 3, 2, 9, minute, second)
        counted.append(writes())

    assert counted == [0, 1, 0, 0, 1]


@pytest.mark.parametrize("path", ["/account/logout/", "/en/account/logout/"])
def test_browser_forgets_at_logging_out(logged_in: Client, path: str) -> None:
    asked, gone = logged_in.get(path), logged_in.post(path)

    assert "Clear-Site-Data" not in asked.headers
    assert (gone.status_code, gone.headers["Clear-Site-Data"]) == (302, '"cache", "storage"')


def test_login_asks_the_browser_to_forget_nothing(client: Client, joris: User) -> None:
    form: dict[str, Any] = {"login": joris.email, "password": PASSWORD}

    assert "Clear-Site-Data" not in client.post("/account/login/", form).headers
