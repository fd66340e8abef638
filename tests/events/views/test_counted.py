"""What is counted of fetches: enough to see trouble, nothing about anybody, and at no cost."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.db import DatabaseError, connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext

from cop_platform.accounts.models import User
from events.domain.fetches import OTHER_FEEDS, tally
from events.domain.subscriptions import subscribe
from events.models import EventIndexPage, FeedFetches, FeedSubscription
from events.views.counted import family_of, feed_of
from tests.factories import events as make

Clock = Callable[..., datetime]
OUTLOOK = "Microsoft Office/16.0 (Windows NT 10.0; Microsoft Outlook 16.0)"


@pytest.fixture
def counting(settings: Any) -> None:
    """Numbers are written down once a minute."""
    settings.FEED_COUNTS_SECONDS = 60


@pytest.fixture
def meetings(agenda: EventIndexPage, now: datetime, counting: None) -> None:
    """One meeting in Rijnmond, at noon."""
    make.meeting_page(agenda, "Raak", regions=[make.region()])


def stored(at: Clock, client: Client) -> list[tuple[Any, ...]]:
    """What is written down when somebody asks anything a minute later."""
    at(2026, 3, 1, 12, 1)
    client.get("/healthz")
    rows = FeedFetches.objects.order_by("feed", "family")
    return list(rows.values_list("feed", "family", "fetches", "unchanged", "refused", "gone"))


@pytest.mark.django_db
def test_counts_are_written_after_a_minute_by_feed_and_program(
    client: Client, meetings: None, at: Clock
) -> None:
    etag = client.get("/agenda.ics", headers={"User-Agent": OUTLOOK})["ETag"]
    client.get("/agenda.ics", headers={"User-Agent": OUTLOOK, "If-None-Match": etag})
    client.get("/agenda.ics", headers={"User-Agent": "Google-Calendar-Importer"})
    client.get("/agenda.json?thema=&regio=rijnmond&x=1&q=taal")
    assert not FeedFetches.objects.exists()

    assert stored(at, client) == [
        ("/agenda.ics", "google", 1, 0, 0, 0),
        ("/agenda.ics", "outlook", 2, 1, 0, 0),
        ("/agenda.json?regio=rijnmond&q=…", "anders", 1, 0, 0, 0),
    ]
    client.get("/agenda.ics", headers={"User-Agent": OUTLOOK})
    at(2026, 3, 1, 12, 3)
    client.get("/healthz")
    row = FeedFetches.objects.get(feed="/agenda.ics", family="outlook")
    assert (row.fetches, row.last_at) == (3, make.wall(2026, 3, 1, 12, 1))


@pytest.mark.django_db
@pytest.mark.parametrize("number", [1, 20])
def test_unchanged_feed_costs_one_query_while_counting(
    number: int, client: Client, agenda: EventIndexPage, meetings: None
) -> None:
    for index in range(number):
        make.meeting_page(agenda, f"Nummer {index}")
    etag = client.get("/agenda.ics")["ETag"]

    with CaptureQueriesContext(connection) as queries:
        answer = client.get("/agenda.ics", headers={"If-None-Match": etag})

    assert (answer.status_code, len(queries)) == (304, 1)


@pytest.mark.django_db
def test_size_is_that_before_compression(client: Client, meetings: None, at: Clock) -> None:
    plain = client.get("/agenda.ics")
    packed = client.get("/agenda.ics", headers={"Accept-Encoding": "gzip"})
    client.head("/agenda.ics")
    stored(at, client)

    row = FeedFetches.objects.get()

    assert (row.size, row.has_dates) == (len(plain.content), True)
    assert row.sent_bytes == len(plain.content) + len(packed.content)
    assert len(packed.content) < len(plain.content)


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/agenda.ics", "/agenda.json", "/agenda.rss"])
@pytest.mark.parametrize("accepts", ["gzip", "identity"])
def test_feed_without_dates_is_noticed(
    path: str, accepts: str, client: Client, meetings: None, at: Clock
) -> None:
    for query in ("", "?q=bestaatniet"):
        assert client.get(path + query, headers={"Accept-Encoding": accepts}).status_code == 200
    stored(at, client)

    found = dict(FeedFetches.objects.values_list("feed", "has_dates"))

    assert found == {path: True, f"{path}?q=…": False}


@pytest.mark.django_db
def test_secret_agendas_are_one_without_their_tokens(
    client: Client, member: User, meetings: None, now: datetime, at: Clock
) -> None:
    for name in ("Telefoon", "Laptop"):
        token = subscribe(member, name=name, now=now)[1]
        assert client.get(f"/agenda/persoonlijk/{token}.ics").status_code == 200
    assert FeedSubscription.objects.count() == 2

    assert stored(at, client) == [("/agenda/persoonlijk/", "anders", 2, 0, 0, 0)]


@pytest.mark.django_db
def test_address_that_never_worked_is_not_counted(client: Client, meetings: None, at: Clock) -> None:
    for path in ("/agenda/regio/atlantis.ics", "/agenda.ics?regio=atlantis", "/agenda/persoonlijk/gok.ics"):
        client.get(path)

    assert stored(at, client) == []


@pytest.mark.django_db
def test_address_that_worked_before_is_counted_as_gone(client: Client, meetings: None, at: Clock) -> None:
    path = "/agenda/regio/rijnmond.ics"
    client.get(path)
    stored(at, client)
    make.region().delete()

    assert client.get(path).status_code == 404
    at(2026, 3, 1, 12, 3)
    client.get("/healthz")

    row = FeedFetches.objects.get()
    assert (row.feed, row.fetches, row.gone) == (path, 1, 1)


@pytest.mark.django_db
def test_refusals_are_counted_with_the_feed(client: Client, meetings: None, at: Clock, settings: Any) -> None:
    settings.FEED_REQUESTS_PER_HOUR = 2
    for _number in range(5):
        client.get("/agenda.ics")

    assert stored(at, client) == [("/agenda.ics", "anders", 2, 0, 3, 0)]


@pytest.mark.django_db
def test_made_up_filters_are_counted_as_one(
    client: Client, meetings: None, at: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("events.domain.fetches.MOST_FEEDS", 2)
    monkeypatch.setattr(tally, "most", 2)
    for number in range(4):
        make.region(f"regio-{number}")
        client.get(f"/agenda.ics?regio=regio-{number}")
    assert [row[0] for row in stored(at, client)] == [
        "/agenda.ics?regio=regio-0",
        "/agenda.ics?regio=regio-1",
        OTHER_FEEDS,
    ]
    for number in range(2, 4):
        client.get(f"/agenda.ics?regio=regio-{number}")
        client.get(f"/agenda/regio/regio-{number}.ics")
    at(2026, 3, 1, 12, 3)
    client.get("/healthz")

    assert FeedFetches.objects.get(feed=OTHER_FEEDS).fetches == 4
    assert FeedFetches.objects.filter(feed__startswith="/agenda/regio/").count() == 2
    assert FeedFetches.objects.count() == 5


@pytest.mark.django_db
def test_addresses_that_do_not_work_push_nothing_out(
    client: Client, meetings: None, at: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tally, "most", 2)
    for number in range(4):
        client.get(f"/agenda/regio/gok-{number}.ics")
    client.get("/agenda/regio/rijnmond.ics")
    client.get("/agenda.ics")

    assert [row[0] for row in stored(at, client)] == ["/agenda.ics", "/agenda/regio/rijnmond.ics"]


@pytest.mark.django_db
def test_numbers_that_cannot_be_written_hurt_nobody(
    client: Client, meetings: None, at: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(taken: object) -> None:
        raise DatabaseError("disk full")

    monkeypatch.setattr("events.receivers.write_down", fail)
    client.get("/agenda.ics")
    at(2026, 3, 1, 12, 2)

    assert client.get("/agenda.ics").status_code == 200


@pytest.mark.django_db
def test_nothing_is_counted_when_switched_off(
    client: Client, meetings: None, at: Clock, settings: Any
) -> None:
    settings.FEED_COUNTS_SECONDS = 0
    client.get("/agenda.ics")
    settings.FEED_COUNTS_SECONDS = 60

    assert stored(at, client) == []


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (OUTLOOK, "outlook"),
        ("Microsoft.Exchange/15.20", "outlook"),
        ("Google-Calendar-Importer", "google"),
        ("iOS/17.1 (21B74) dataaccessd/1.0", "apple"),
        ("macOS/14.4 (23E214) CalendarAgent/1005", "apple"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Thunderbird/128.5.0", "thunderbird"),
        ("Nextcloud Server Crawler", "nextcloud"),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Safari/605.1.15", "browser"),
        ("curl/8.5", "anders"),
        ("", "anders"),
    ],
)
def test_programs_are_known_by_what_they_call_themselves(
    told: str, expected: str, rf: RequestFactory
) -> None:
    assert family_of(rf.get("/agenda.ics", headers={"User-Agent": told})) == expected


def test_name_of_a_feed_is_bounded_and_holds_nothing_that_somebody_wrote(rf: RequestFactory) -> None:
    path = "/agenda.ics?van=2026-01-01&q=jan+jansen&regio=b&regio=a&geannuleerd=verbergen&utm=x"

    assert feed_of(rf.get(path)) == "/agenda.ics?regio=a&regio=b&geannuleerd=verbergen&q=…&van=…"
    assert len(feed_of(rf.get("/agenda.ics?regio=" + "a" * 900))) == 200
