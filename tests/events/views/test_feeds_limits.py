"""What a feed answers when it is asked too often, or while the database is away (H9)."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.cache import caches
from django.core.management import call_command
from django.db import OperationalError, connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext

from cop_platform.accounts.models import User
from cop_platform.core.buckets import Buckets
from cop_platform.core.clients import client_of
from events.domain.subscriptions import subscribe
from events.models import EventIndexPage, EventPage
from tests.factories import events as make

FEEDS = ["/agenda.ics", "/agenda.json", "/agenda.rss", "/agenda/regio/rijnmond.ics"]
Clock = Callable[..., datetime]


@pytest.fixture
def limit(settings: Any) -> int:
    """Three times per hour."""
    settings.FEED_REQUESTS_PER_HOUR = 3
    return 3


@pytest.fixture
def meetings(agenda: EventIndexPage, now: datetime) -> None:
    """One meeting in every feed."""
    make.meeting_page(agenda, "Raak", regions=[make.region()])


@pytest.mark.django_db
@pytest.mark.parametrize("path", FEEDS)
def test_too_often_is_refused_in_words(path: str, client: Client, limit: int, meetings: None) -> None:
    for _number in range(limit):
        assert client.get(path).status_code == 200

    answer = client.get(path)

    assert answer.status_code == 429
    assert answer["Retry-After"] == "1200"
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert answer["Cache-Control"] == "no-store"
    assert answer.text == "U haalt deze agenda te vaak op. Probeer het over 1200 seconden opnieuw.\n"
    assert client.head(path).status_code == 429


@pytest.mark.django_db
def test_refusal_costs_no_query_and_ends(client: Client, limit: int, meetings: None, at: Clock) -> None:
    for _number in range(limit):
        client.get("/agenda.ics")
    with CaptureQueriesContext(connection) as queries:
        assert client.get("/agenda.ics").status_code == 429
    assert len(queries) == 0

    at(2026, 3, 1, 12, 20)

    assert client.get("/agenda.ics").status_code == 200
    assert client.get("/agenda.ics").status_code == 429


@pytest.mark.django_db
def test_each_client_and_each_feed_has_its_own_limit(client: Client, limit: int, meetings: None) -> None:
    for _number in range(limit + 1):
        client.get("/agenda.ics")

    assert client.get("/agenda.ics?regio=rijnmond").status_code == 200
    assert client.get("/agenda.ics", REMOTE_ADDR="192.0.2.8").status_code == 200
    assert client.get("/agenda.ics").status_code == 429


@pytest.mark.django_db
def test_many_words_are_no_way_around_the_limit(client: Client, limit: int, meetings: None) -> None:
    statuses = [client.get(f"/agenda.ics?x={number}").status_code for number in range(10 * limit + 1)]

    assert statuses == [200] * 10 * limit + [429]


@pytest.mark.django_db
def test_no_limit_when_switched_off(client: Client, settings: Any, meetings: None) -> None:
    settings.FEED_REQUESTS_PER_HOUR = 0

    assert {client.get("/agenda.ics").status_code for _number in range(20)} == {200}


@pytest.mark.django_db
def test_unchanged_feed_costs_one_query_with_the_cache_in_the_database(
    client: Client, limit: int, meetings: None, settings: Any
) -> None:
    location = "cache_of_this_test"
    backend = "django.core.cache.backends.db.DatabaseCache"
    settings.CACHES = {"default": {"BACKEND": backend, "LOCATION": location}}
    call_command("createcachetable", location, verbosity=0)
    caches["default"].clear()
    path = "/agenda/regio/rijnmond.ics"
    etag = client.get(path)["ETag"]

    with CaptureQueriesContext(connection) as queries:
        answer = client.get(path, headers={"If-None-Match": etag})

    assert answer.status_code == 304
    assert len(queries) == 1


@pytest.mark.django_db
@pytest.mark.parametrize("path", FEEDS)
@pytest.mark.parametrize("is_known", [False, True])
def test_trouble_of_the_database_is_never_an_empty_calendar(
    path: str, is_known: bool, client: Client, meetings: None
) -> None:
    def fail(*args: object, **kwargs: object) -> None:
        raise OperationalError("server closed the connection unexpectedly")

    if is_known:
        client.get(path)
    with connection.execute_wrapper(fail):
        answer = client.get(path)

    assert answer.status_code == 503
    assert answer["Retry-After"] == "300"
    assert answer["Cache-Control"] == "no-store"
    assert answer.text == "Deze agenda is even niet op te halen. Probeer het over 5 minuten opnieuw.\n"


@pytest.fixture
def everything(meetings: None, agenda: EventIndexPage, member: User, now: datetime) -> dict[str, str]:
    """The addresses of what is no public feed, by name."""
    make.session_of(make.festival_page(agenda), "Opening")
    token = subscribe(member, name="Telefoon", now=now)[1]
    return {
        "personal": f"/agenda/persoonlijk/{token}.ics",
        "meeting": "/agenda/raak/event.ics",
        "date": "/agenda/raak/2026-04-07/event.ics",
        "programme": "/agenda/festival/programma.ics",
        "data": "/agenda/festival/programma.json",
    }


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["personal", "meeting", "date", "programme", "data"])
def test_files_and_personal_agendas_have_the_same_limit(
    name: str, client: Client, limit: int, everything: dict[str, str]
) -> None:
    path = everything[name]
    for _number in range(limit):
        assert client.get(path).status_code == 200

    with CaptureQueriesContext(connection) as queries:
        answer = client.get(path)

    assert (answer.status_code, answer["Retry-After"], len(queries)) == (429, "1200", 0)
    others = [client.get(other).status_code for other in everything.values() if other != path]
    assert others == [200] * 4


@pytest.mark.django_db
def test_secret_link_has_one_limit_for_everybody_who_has_it(
    client: Client, limit: int, everything: dict[str, str]
) -> None:
    path = everything["personal"]

    statuses = [client.get(path, REMOTE_ADDR=f"192.0.2.{number}").status_code for number in range(4)]

    assert statuses == [200, 200, 200, 429]
    refused = client.get(path)
    assert refused["X-Robots-Tag"] == "noindex, nofollow"
    assert refused["Referrer-Policy"] == "no-referrer"


@pytest.mark.django_db
def test_guessing_links_is_no_way_around_the_limit(client: Client, limit: int) -> None:
    paths = [f"/agenda/persoonlijk/gok{number}.ics" for number in range(10 * limit + 1)]

    assert [client.get(path).status_code for path in paths] == [404] * 10 * limit + [429]


@pytest.mark.django_db
def test_frame_counts_for_the_whole_client_and_refuses_in_a_frame(
    client: Client, limit: int, meetings: None
) -> None:
    for _number in range(10 * limit):
        assert client.get("/agenda/insluiten/").status_code == 200

    answer = client.get("/agenda/insluiten/")

    assert answer.status_code == 429
    assert (answer["Retry-After"], answer["Cache-Control"]) == ("120", "no-store")
    assert "frame-ancestors *" in answer["Content-Security-Policy"]
    assert "U haalt deze agenda te vaak op. Probeer het over 120 seconden opnieuw." in answer.text
    assert "gepland" not in answer.text


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["personal", "meeting", "date", "programme", "data"])
def test_trouble_is_told_by_files_and_personal_agendas_too(
    name: str, client: Client, everything: dict[str, str]
) -> None:
    with connection.execute_wrapper(no_database):
        answer = client.get(everything[name])

    assert (answer.status_code, answer["Retry-After"]) == (503, "300")
    assert "VCALENDAR" not in answer.text


@pytest.mark.django_db
def test_trouble_is_told_in_the_frame(client: Client, meetings: None) -> None:
    with connection.execute_wrapper(no_database):
        answer = client.get("/agenda/insluiten/")

    assert (answer.status_code, answer["Retry-After"]) == (503, "300")
    assert "frame-ancestors *" in answer["Content-Security-Policy"]
    assert "Deze agenda is even niet op te halen." in answer.text


def no_database(*args: object) -> None:
    """Every statement fails."""
    raise OperationalError("server closed the connection unexpectedly")


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/agenda.ics", "/agenda/regio/rijnmond.ics"])
def test_look_is_chosen_in_the_address(path: str, client: Client, meetings: None) -> None:
    usual, hidden = client.get(path), client.get(f"{path}?geannuleerd=verbergen")

    assert client.get(f"{path}?geannuleerd=doorgestreept").content == usual.content
    assert hidden["ETag"] != usual["ETag"]
    assert "geannuleerd=verbergen" in hidden.text.replace("\r\n ", "")
    wrong = client.get(f"{path}?geannuleerd=weg")
    assert wrong.status_code == 400
    assert wrong.text.startswith("Wij kennen “weg” niet bij “geannuleerd”.")


@pytest.mark.django_db
def test_withdrawn_meeting_is_in_calendars_only(client: Client, meetings: None) -> None:
    page = EventPage.objects.get()
    page.unpublish()

    assert "SUMMARY:Geannuleerd: Raak" in client.get("/agenda.ics").text
    for path in ("/agenda.json", "/agenda.rss", "/agenda/", "/zoeken/?q=raak", "/agenda/insluiten/"):
        assert "Raak" not in client.get(path).text, path
    assert client.get("/agenda/raak/event.ics").status_code == 404


@pytest.mark.parametrize(
    ("proxies", "told", "expected"),
    [
        (0, "198.51.100.7", "192.0.2.1"),
        (1, "198.51.100.7", "198.51.100.7"),
        (1, "203.0.113.9, 198.51.100.7", "198.51.100.7"),
        (2, "203.0.113.9, 198.51.100.7", "203.0.113.9"),
        (3, "198.51.100.7", "198.51.100.7"),
        (1, "", "192.0.2.1"),
        (1, "2001:db8:1:2:3::4", "2001:db8:1:2::/64"),
        (1, "::ffff:198.51.100.7", "198.51.100.7"),
        (1, "unknown", ""),
    ],
)
def test_address_is_what_the_proxies_tell(
    proxies: int, told: str, expected: str, rf: RequestFactory, settings: Any
) -> None:
    settings.TRUSTED_PROXIES = proxies

    request = rf.get("/agenda.ics", headers={"X-Forwarded-For": told}, REMOTE_ADDR="192.0.2.1")

    assert client_of(request) == expected


def test_bucket_fills_as_time_passes() -> None:
    counted, start = Buckets(), 1_000_000.0

    assert [counted.take("a", per_hour=2, now=start) for _number in range(3)] == [0, 0, 1800]
    assert counted.take("a", per_hour=2, now=start + 1799) == 1
    assert counted.take("a", per_hour=2, now=start + 1800) == 0
    a_day = start + timedelta(days=1).total_seconds()
    assert [counted.take("a", per_hour=2, now=a_day) for _number in range(3)] == [0, 0, 1800]
    # A clock that is set back gives nothing and takes nothing.
    assert counted.take("a", per_hour=2, now=start) == 1800


def test_buckets_have_a_bound() -> None:
    counted = Buckets(most=2)

    for key in "abc":
        counted.take(key, per_hour=1, now=0)

    assert counted.take("c", per_hour=1, now=0) > 0
    assert counted.take("a", per_hour=1, now=0) == 0
