"""The report "Agenda-abonnementen": who may see it, and what it says."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cop_platform.accounts.models import User
from events.domain.fetches import OTHER_FEEDS, PERSONAL
from events.models import FeedFetches

pytestmark = pytest.mark.django_db
PATH = "/cms/reports/agenda-abonnementen/"


@pytest.fixture
def numbers(at: Callable[..., datetime]) -> datetime:
    """A feed in order, one that is gone, the secret agendas and the other filters."""
    moment = at(2026, 3, 31, 12)
    usual = {"day": moment.date(), "last_at": moment, "size": 5000, "has_dates": True}
    for feed, fetches in (("/agenda.ics", 40), (PERSONAL, 3), (OTHER_FEEDS, 2)):
        FeedFetches.objects.create(feed=feed, family="outlook", fetches=fetches, unchanged=fetches, **usual)
    gone = {**usual, "size": 0, "has_dates": False}
    FeedFetches.objects.create(feed="/agenda/regio/oud.ics", family="google", gone=5, **gone)
    return moment


def text(client: Client) -> str:
    answer = client.get(PATH)
    assert answer.status_code == 200
    return " ".join(answer.text.split())


@pytest.mark.parametrize("name", ["redacteur", "beheer"])
def test_editors_and_administrators_see_the_feeds(
    name: str, client: Client, numbers: datetime, request: pytest.FixtureRequest
) -> None:
    client.force_login(request.getfixturevalue(name))

    html = text(client)

    assert "<h1" in html
    assert html.index("/agenda.ics") < html.index("Alle persoonlijke agenda") < html.index("Overige filters")
    assert "Outlook en Exchange: 40" in html
    assert "40 keer, 100% niets nieuws" in html
    assert "31 maart 2026, 12.00" in html
    assert "Dit adres werkt niet meer, maar wordt nog opgehaald" in html
    assert PERSONAL not in html
    assert PATH in client.get("/cms/").text


def test_others_do_not(client: Client, organisator: User, gast: User, numbers: datetime) -> None:
    for person in (organisator, gast):
        client.force_login(person)
        assert client.get(PATH).status_code == 302
        assert PATH not in client.get("/cms/").text
    client.logout()
    assert client.get(PATH)["Location"].startswith("/account/login/")


def test_no_numbers_is_said_in_words(client: Client, beheer: User) -> None:
    client.force_login(beheer)

    assert "Er is nog geen agenda opgehaald." in text(client)


def test_report_costs_the_same_with_one_and_thirty_feeds(
    client: Client, beheer: User, numbers: datetime
) -> None:
    client.force_login(beheer)
    client.get(PATH)
    costs = []
    for first, last in ((0, 1), (1, 30)):
        for number in range(first, last):
            FeedFetches.objects.create(
                feed=f"/agenda/regio/{number}.ics",
                family="apple",
                fetches=1,
                day=numbers.date(),
                last_at=numbers,
            )
        with CaptureQueriesContext(connection) as queries:
            client.get(PATH)
        costs.append(len(queries))

    assert costs[0] == costs[1]
