"""Making, renewing and taking back the links to one's own agenda."""

import re
from datetime import datetime

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cop_platform.accounts.models import User
from events.domain.subscriptions import MOST, revoke, subscribe
from events.models import EventIndexPage, FeedSubscription
from tests.events.views.test_personal_feed import as_stored
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db
PATH = "/mijn/agendalinks/"
FEED = re.compile(r"http://testserver(/agenda/persoonlijk/([\w-]{32})\.ics)")


@pytest.fixture
def mine(member: User, now: datetime) -> FeedSubscription:
    """A link of the member."""
    return subscribe(member, name="Telefoon", now=now)[0]


def token_in(html: str) -> str:
    (token,) = {found[2] for found in FEED.finditer(html)}
    return token


def test_visitor_logs_in_first(client: Client, mine: FeedSubscription, agenda: EventIndexPage) -> None:
    for path in (PATH, f"{PATH}{mine.pk}/vernieuwen/", f"{PATH}{mine.pk}/intrekken/"):
        for send in (client.get, client.post):
            answer = send(path)
            assert (answer.status_code, answer["Location"]) == (302, f"/account/login/?next={path}")
    assert FeedSubscription.objects.get().revoked_at is None


def test_new_link_is_shown_once_with_every_way_to_subscribe(
    member_client: Client, client: Client, agenda: EventIndexPage, now: datetime
) -> None:
    answer = member_client.post(PATH, {"name": " Telefoon "})
    token = token_in(answer.text)

    assert answer.status_code == 200
    assert FeedSubscription.objects.get().name == "Telefoon"
    assert client.get(f"/agenda/persoonlijk/{token}.ics").status_code == 200
    for start in (
        "webcal://testserver/agenda/persoonlijk/",
        "https://outlook.office.com/",
        "https://calendar.google.com/",
    ):
        assert f'href="{start}' in answer.text
    assert "U ziet deze link maar één keer" in answer.text
    assert "no-store" in answer["Cache-Control"]
    assert token not in member_client.get(PATH).text
    assert token not in as_stored()


def test_session_does_not_keep_the_link(member_client: Client, agenda: EventIndexPage) -> None:
    token = token_in(member_client.post(PATH, {"name": "Telefoon"}).text)

    assert all(token not in str(session.get_decoded()) for session in Session.objects.all())


def test_list_shows_the_links_of_the_person_only(
    member_client: Client, member: User, agenda: EventIndexPage, now: datetime
) -> None:
    row, token = subscribe(member, name="Telefoon & tablet", now=now)
    subscribe(UserFactory(), name="Van een ander", now=now)
    gone = subscribe(member, name="Ingetrokken", now=now)[0]
    revoke(gone.pk, person=member, now=now)

    html = member_client.get(PATH).text

    assert "Telefoon &amp; tablet" in html
    assert f"…{row.hint}" in html
    assert "1 maart 2026" in html
    assert "Nog niet" in html
    assert "Wie de link heeft, ziet uw bijeenkomsten" in html
    for secret in (token, row.token_hash, "Van een ander", "Ingetrokken"):
        assert secret not in html


@pytest.mark.parametrize("name", ["", "   ", "x" * 61])
def test_name_is_required_and_short(name: str, member_client: Client, agenda: EventIndexPage) -> None:
    answer = member_client.post(PATH, {"name": name})

    assert answer.status_code == 422
    assert "<title>Fout:" in answer.text
    assert not FeedSubscription.objects.exists()


def test_eleventh_link_is_refused_in_words(
    member_client: Client, member: User, agenda: EventIndexPage, now: datetime
) -> None:
    for number in range(MOST):
        subscribe(member, name=f"Link {number}", now=now)

    answer = member_client.post(PATH, {"name": "Nog een"})

    assert answer.status_code == 422
    assert "U hebt al 10 agendalinks. Trek er eerst een in." in answer.text


def test_renewing_asks_first_and_ends_the_old_link(
    member_client: Client, client: Client, member: User, agenda: EventIndexPage, now: datetime
) -> None:
    row, old = subscribe(member, name="Telefoon", now=now)
    path = f"{PATH}{row.pk}/vernieuwen/"

    asked = member_client.get(path)
    assert 'method="post"' in asked.text
    assert client.get(f"/agenda/persoonlijk/{old}.ics").status_code == 200
    new = token_in(member_client.post(path).text)

    assert client.get(f"/agenda/persoonlijk/{old}.ics").status_code == 404
    assert client.get(f"/agenda/persoonlijk/{new}.ics").status_code == 200


def test_revoking_asks_first_and_ends_the_link(
    member_client: Client, client: Client, member: User, agenda: EventIndexPage, now: datetime
) -> None:
    row, token = subscribe(member, name="Telefoon", now=now)
    path = f"{PATH}{row.pk}/intrekken/"

    assert 'method="post"' in member_client.get(path).text
    assert client.get(f"/agenda/persoonlijk/{token}.ics").status_code == 200
    answer = member_client.post(path, follow=True)

    assert answer.redirect_chain == [(PATH, 302)]
    assert "De link is ingetrokken en werkt niet meer." in answer.text
    assert client.get(f"/agenda/persoonlijk/{token}.ics").status_code == 404


@pytest.mark.parametrize("act", ["vernieuwen", "intrekken"])
def test_links_of_others_do_not_exist(
    act: str, member_client: Client, agenda: EventIndexPage, now: datetime
) -> None:
    other = subscribe(UserFactory(), name="Van een ander", now=now)[0]

    for pk in (other.pk, other.pk + 999, 10**30):
        assert member_client.get(f"{PATH}{pk}/{act}/").status_code == 404
        assert member_client.post(f"{PATH}{pk}/{act}/").status_code == 404
    other.refresh_from_db()
    assert other.revoked_at is None


def test_forms_of_other_sites_are_refused(
    member: User, mine: FeedSubscription, agenda: EventIndexPage
) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(member)

    for path in (PATH, f"{PATH}{mine.pk}/vernieuwen/", f"{PATH}{mine.pk}/intrekken/"):
        assert strict.post(path, {"name": "X"}).status_code == 403
    assert FeedSubscription.objects.get() == mine


def test_my_page_leads_here(member_client: Client, agenda: EventIndexPage, now: datetime) -> None:
    assert f'href="{PATH}"' in member_client.get("/mijn/").text
    assert member_client.get(f"/en{PATH}").status_code == 200


@pytest.mark.parametrize("number", [1, 10])
def test_list_costs_the_same_with_one_and_ten(
    number: int, member_client: Client, member: User, agenda: EventIndexPage, now: datetime
) -> None:
    for index in range(number):
        subscribe(member, name=f"Link {index}", now=now)
    member_client.get(PATH)

    with CaptureQueriesContext(connection) as queries:
        member_client.get(PATH)

    assert len(queries) <= 5
