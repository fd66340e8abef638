"""The short way to public feeds: the same answers as the long way, with nobody at hand."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import OperationalError, connection
from django.test import Client
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from communities.models import Community
from events.domain.fetches import tally
from events.middleware import feed_at
from events.models import EventIndexPage
from tests.factories import events as make

pytestmark = pytest.mark.django_db
SHORT_WAY = "events.middleware.PublicFeedsMiddleware"
# The long way adds it at its end; without it the web server does.
OF_THE_LONG_WAY = "Content-Length"
PATHS = [
    ("/agenda.ics", 200),
    ("/agenda.json", 200),
    ("/agenda.rss", 200),
    ("/agenda/regio/rijnmond.ics", 200),
    ("/agenda.ics?regio=rijnmond&geannuleerd=verbergen", 200),
    ("/agenda.ics?regio=atlantis", 400),
    ("/agenda/regio/atlantis.ics", 404),
    ("/agenda/community/taskforce.ics", 404),
    ("/agenda/thema/vroeger.ics", 301),
]
# And what a feed that is there then answers.
WAYS_TO_ASK: list[tuple[dict[str, str], int]] = [
    ({}, 200),
    ({"Accept-Encoding": "gzip"}, 200),
    ({"If-None-Match": "*"}, 304),
]
Ask = Callable[..., Any]


@pytest.fixture
def meetings(agenda: EventIndexPage, now: datetime, closed: Community) -> None:
    """A public meeting, one of a hidden community, and an address that an editor led elsewhere."""
    make.meeting_page(agenda, "Raak", regions=[make.region()])
    make.meeting_page(agenda, "Geheim", community=closed)
    site = Site.objects.get(is_default_site=True)
    Redirect.objects.create(old_path="/agenda/thema/vroeger.ics", site=site, redirect_link="/agenda.ics")


@pytest.fixture
def long_way(settings: Any, meetings: None) -> Ask:
    """Asks without the short way."""
    assert SHORT_WAY in settings.MIDDLEWARE

    def ask(path: str, **rest: Any) -> Any:
        before = settings.MIDDLEWARE
        settings.MIDDLEWARE = [name for name in before if name != SHORT_WAY]
        answer = Client().get(path, **rest)
        settings.MIDDLEWARE = before
        return answer

    return ask


@pytest.fixture
def limited(settings: Any) -> None:
    """One request an hour, and counting."""
    settings.FEED_REQUESTS_PER_HOUR, settings.FEED_COUNTS_SECONDS = 1, 60


def told(answer: Any) -> tuple[int, dict[str, str], bytes]:
    """All that a client sees of *answer*."""
    headers = {name: value for name, value in answer.headers.items() if name != OF_THE_LONG_WAY}
    return answer.status_code, headers, answer.content


@pytest.mark.parametrize(("path", "status"), PATHS)
@pytest.mark.parametrize(("headers", "found"), WAYS_TO_ASK)
def test_both_ways_give_the_same_status_headers_and_bytes(
    path: str, status: int, headers: dict[str, str], found: int, long_way: Ask, client: Client
) -> None:
    short = client.get(path, headers=headers)

    assert short.status_code == (found if status == 200 else status)
    assert told(short) == told(long_way(path, headers=headers))


def test_both_ways_refuse_who_asks_too_often(long_way: Ask, client: Client, limited: None) -> None:
    assert client.get("/agenda.ics").status_code == 200

    short = client.get("/agenda.ics")

    assert short.status_code == 429
    assert told(short) == told(long_way("/agenda.ics"))


def test_both_ways_tell_of_trouble(long_way: Ask, client: Client) -> None:
    def fail(*args: object) -> None:
        raise OperationalError("server closed the connection unexpectedly")

    with connection.execute_wrapper(fail):
        short, long = client.get("/agenda.ics"), long_way("/agenda.ics")

    assert short.status_code == 503
    assert told(short) == told(long)


def test_both_ways_are_counted(long_way: Ask, client: Client, limited: None, now: datetime) -> None:
    client.get("/agenda.ics")
    long_way("/agenda.ics")

    taken = tally.take(now=now, every=now - now)

    assert [(key[1], fetch.fetches, fetch.refused) for key, fetch in taken.items()] == [("/agenda.ics", 1, 1)]


@pytest.mark.parametrize("path", ["/agenda.ics", "/agenda.json", "/agenda.rss", "/agenda/regio/rijnmond.ics"])
def test_feed_is_made_with_nobody_at_hand(path: str, member_client: Client, meetings: None) -> None:
    request = member_client.get(path).wsgi_request

    assert not hasattr(request, "session")
    assert request.user == AnonymousUser()


@pytest.mark.parametrize("path", ["/agenda/", "/agenda/raak/event.ics", "/agenda/persoonlijk/x.ics"])
def test_other_addresses_go_on(path: str, member_client: Client, meetings: None) -> None:
    assert feed_at(path) is None
    assert hasattr(member_client.get(path).wsgi_request, "session")


def test_members_still_get_the_files_of_their_own_meetings(
    client: Client, member_client: Client, meetings: None
) -> None:
    assert client.get("/agenda/geheim/event.ics").status_code == 404
    assert member_client.get("/agenda/geheim/event.ics").status_code == 200


def test_feed_answers_to_our_own_name_only(client: Client, meetings: None, settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["agenda.example"]

    assert client.get("/agenda.ics", headers={"Host": "kwaad.example"}).status_code == 400
    assert client.get("/agenda.ics", headers={"Host": "agenda.example"}).status_code == 200
