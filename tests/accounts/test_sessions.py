"""Where people are logged in, and how they end that."""

from typing import Any

import pytest
from allauth.usersessions.models import UserSession
from django.test import Client

from cop_platform.accounts.models import User
from tests.factories.accounts import PASSWORD, VerifiedUserFactory

pytestmark = pytest.mark.django_db
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"


def logged_in(person: User, **headers: Any) -> Client:
    client = Client(**headers)
    client.post("/account/login/", {"login": person.email, "password": PASSWORD})
    return client


def test_list_names_browser_and_system(joris: User) -> None:
    client = logged_in(joris, HTTP_USER_AGENT=FIREFOX)

    answer = client.get("/account/sessions/")

    assert "Firefox op Windows" in answer.text
    assert "Dit apparaat" in answer.text
    assert "Log dit apparaat uit" not in answer.text


def test_one_session_can_be_ended_from_another(joris: User) -> None:
    lost, mine = logged_in(joris), logged_in(joris)
    session = UserSession.objects.get(session_key=lost.session.session_key)

    answer = mine.post(f"/account/sessions/{session.pk}/end/")

    assert (answer.status_code, answer.url) == (302, "/account/sessions/")
    assert lost.get("/mijn/").status_code == 302
    assert mine.get("/mijn/").status_code == 200


def test_session_of_somebody_else_does_not_exist(joris: User) -> None:
    other, mine = logged_in(VerifiedUserFactory()), logged_in(joris)
    session = UserSession.objects.get(session_key=other.session.session_key)

    assert mine.post(f"/account/sessions/{session.pk}/end/").status_code == 404
    assert other.get("/mijn/").status_code == 200


def test_session_is_not_ended_by_following_a_link(joris: User) -> None:
    client = logged_in(joris)
    session = UserSession.objects.get(user=joris)

    assert client.get(f"/account/sessions/{session.pk}/end/").status_code == 405


def test_all_others_can_be_ended_at_once(joris: User) -> None:
    lost, mine = logged_in(joris), logged_in(joris)

    mine.post("/account/sessions/")

    assert lost.get("/mijn/").status_code == 302
    assert mine.get("/mijn/").status_code == 200


def test_closed_account_has_no_sessions_left(joris: User) -> None:
    client = logged_in(joris)

    joris.is_active = False
    joris.save()

    assert not UserSession.objects.filter(user=joris).exists()
    assert client.get("/mijn/").status_code == 302


def test_session_key_changes_at_login(client: Client, joris: User) -> None:
    client.get("/account/login/")
    session = client.session
    session["before"] = True
    session.save()
    client.cookies["sessionid"] = session.session_key

    client.post("/account/login/", {"login": joris.email, "password": PASSWORD})

    assert client.session.session_key != session.session_key
