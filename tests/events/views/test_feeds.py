"""Feeds over HTTP: addresses, headers, validators, refusals (H1–H6)."""

import gzip
import json
import re
from datetime import datetime

import pytest
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext

from communities.models import Community
from events.models import EventIndexPage
from events.views.calendar_response import takes_gzip
from tests.factories import events as make
from tests.factories.accounts import OrganisationFactory

pytestmark = pytest.mark.django_db
SHORT = {
    "regio": "rijnmond",
    "thema": "taal",
    "doelgroep": "klantmanager",
    "organisatie": "divosa",
    "community": "startbanen",
}


@pytest.fixture
def meetings(agenda: EventIndexPage, now: datetime, open_community: Community) -> None:
    """One meeting that is in every short feed, and one that is in none."""
    make.meeting_page(
        agenda,
        "Raak",
        regions=[make.region()],
        themes=[make.theme()],
        audiences=[make.audience()],
        organiser=OrganisationFactory(slug="divosa", name="Divosa"),
        community=open_community,
    )
    make.meeting_page(agenda, "Mis")


@pytest.mark.parametrize(("parameter", "slug"), SHORT.items())
def test_short_address_gives_the_same_meetings_as_the_filter(
    parameter: str, slug: str, client: Client, meetings: None
) -> None:
    short = client.get(f"/agenda/{parameter}/{slug}.ics")
    long = client.get(f"/agenda.ics?{parameter}={slug}")

    assert short.status_code == long.status_code == 200
    assert b"SUMMARY:Raak" in short.content
    assert b"SUMMARY:Mis" not in short.content
    assert short.content.count(b"BEGIN:VEVENT") == long.content.count(b"BEGIN:VEVENT") == 1
    assert f'filename="{slug}.ics"' in short["Content-Disposition"]
    assert f"agenda/{parameter}/{slug}.ics".encode() in short.content.replace(b"\r\n ", b"")


@pytest.mark.parametrize("parameter", SHORT)
def test_unknown_short_address_is_not_found(parameter: str, client: Client, meetings: None) -> None:
    assert client.get(f"/agenda/{parameter}/nergens.ics").status_code == 404


def test_hidden_community_has_no_feed(client: Client, member_client: Client, closed: Community) -> None:
    assert client.get("/agenda/community/taskforce.ics").status_code == 404
    assert member_client.get("/agenda/community/taskforce.ics").status_code == 404
    assert client.get("/agenda.ics?community=taskforce").status_code == 400


def test_former_address_of_a_term_keeps_working(client: Client, meetings: None) -> None:
    region = make.region()
    region.slug, region.label_nl = "groot-rijnmond", "Groot Rijnmond"
    region.save()

    answer = client.get("/agenda/regio/rijnmond.ics")

    assert answer.status_code == 200
    assert b"SUMMARY:Raak" in answer.content
    assert "Groot Rijnmond" in answer.content.decode()


def test_feed_refuses_in_one_line_of_text(client: Client, meetings: None) -> None:
    for path in ("/agenda.ics", "/agenda.json", "/agenda.rss"):
        answer = client.get(f"{path}?regio=atlantis")
        assert answer.status_code == 400
        assert answer["Content-Type"] == "text/plain; charset=utf-8"
        assert answer.text == "Wij kennen “atlantis” niet bij het filter “regio”.\n"


def test_feed_has_the_headers_that_clients_need(client: Client, meetings: None) -> None:
    answer = client.get("/agenda.ics")

    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer["Content-Disposition"] == 'inline; filename="agenda.ics"'
    assert answer["Cache-Control"] == "public, max-age=900, stale-while-revalidate=3600"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert re.fullmatch('"[0-9a-f]{32}"', answer["ETag"])
    assert answer["Last-Modified"] == "Sun, 01 Mar 2026 11:00:00 GMT"
    assert answer["Vary"] == "Accept-Encoding"
    assert answer["Content-Length"] == str(len(answer.content))


def test_feed_knows_no_cookies(client: Client, member_client: Client, meetings: None) -> None:
    answer, for_member = client.get("/agenda.ics"), member_client.get("/agenda.ics")

    assert not answer.cookies
    assert not for_member.cookies
    assert "Cookie" not in for_member["Vary"]
    assert for_member.content == answer.content
    assert for_member["Cache-Control"].startswith("public")


@pytest.mark.parametrize(
    "path", ["/agenda.ics", *(f"/agenda/{name}/{slug}.ics" for name, slug in SHORT.items())]
)
def test_unchanged_feed_costs_one_query(path: str, client: Client, meetings: None) -> None:
    etag = client.get(path)["ETag"]

    with CaptureQueriesContext(connection) as queries:
        answer = client.get(path, headers={"If-None-Match": etag})

    assert (answer.status_code, answer.content) == (304, b"")
    assert len(queries) == 1
    assert {"ETag", "Cache-Control", "Vary", "Last-Modified"} <= set(answer.headers)
    assert answer["ETag"] == etag


def test_if_none_match_takes_lists_stars_and_weak_tags(client: Client, meetings: None) -> None:
    etag = client.get("/agenda.ics")["ETag"]

    for value in ("*", f'"x", {etag}', f"W/{etag}"):
        assert client.get("/agenda.ics", headers={"If-None-Match": value}).status_code == 304, value
    for value in ('"x"', "rommel", ""):
        assert client.get("/agenda.ics", headers={"If-None-Match": value}).status_code == 200, value


def test_if_none_match_wins_over_the_date(client: Client, meetings: None) -> None:
    headers = {"If-None-Match": '"x"', "If-Modified-Since": "Sun, 01 Mar 2026 11:00:00 GMT"}

    assert client.get("/agenda.ics", headers=headers).status_code == 200
    assert (
        client.get("/agenda.ics", headers={"If-Modified-Since": headers["If-Modified-Since"]}).status_code
        == 304
    )
    old = {"If-Modified-Since": "Sun, 01 Mar 2026 10:59:59 GMT"}
    assert client.get("/agenda.ics", headers=old).status_code == 200


def test_feed_is_compressed_for_whoever_takes_it(client: Client, meetings: None) -> None:
    plain = client.get("/agenda.ics")

    for accepts in ("gzip", "br;q=1.0, gzip;q=0.8", "deflate, GZIP ;q=1", "*"):
        packed = client.get("/agenda.ics", headers={"Accept-Encoding": accepts})
        assert packed["Content-Encoding"] == "gzip", accepts
        assert gzip.decompress(packed.content) == plain.content
        assert (packed["ETag"], packed["Vary"]) == (f'{plain["ETag"][:-1]}g"', "Accept-Encoding")
    for accepts in ("", "identity", "br"):
        answer = client.get("/agenda.ics", headers={"Accept-Encoding": accepts})
        assert "Content-Encoding" not in answer.headers, accepts


def test_a_weight_of_zero_refuses_compression(rf: RequestFactory) -> None:
    for accepts in ("gzip;q=0", "gzip; q=0.0, br", "gzip;q=...", "x-gzip"):
        assert not takes_gzip(rf.get("/agenda.ics", headers={"Accept-Encoding": accepts})), accepts


def test_compressed_bytes_are_equal_an_hour_apart(client: Client, meetings: None, at: object) -> None:
    first = client.get("/agenda.ics", headers={"Accept-Encoding": "gzip"})
    at(2026, 3, 1, 13)  # type: ignore[operator]
    second = client.get("/agenda.ics", headers={"Accept-Encoding": "gzip"})

    assert first.content == second.content
    assert first["ETag"] == second["ETag"]


def test_head_has_the_headers_of_get(client: Client, meetings: None) -> None:
    get, head = client.get("/agenda.ics"), client.head("/agenda.ics")

    assert head.content == b""
    assert dict(head.headers) == dict(get.headers)


@pytest.mark.parametrize(
    "path",
    ["/agenda.ics", "/agenda.json", "/agenda.rss", "/agenda/regio/rijnmond.ics", "/agenda/raak/event.ics"],
)
@pytest.mark.parametrize("method", ["post", "put", "delete", "patch", "options"])
def test_other_methods_are_refused(path: str, method: str, meetings: None) -> None:
    strict = Client(enforce_csrf_checks=True)

    assert getattr(strict, method)(path).status_code == 405


def test_nul_bytes_in_a_feed_are_refused(client: Client, db: None) -> None:
    assert client.get("/agenda.ics?q=%00").status_code == 400


def test_json_lists_public_dates_with_their_status(
    client: Client, agenda: EventIndexPage, now: datetime, closed: Community
) -> None:
    page = make.meeting_page(agenda, "Reeks", rrule="FREQ=WEEKLY;COUNT=3", regions=[make.region()])
    page.date_changes = [
        make.cancelled(datetime(2026, 4, 14).date(), "Zaal niet vrij."),
        make.moved(datetime(2026, 4, 21).date(), make.wall(2026, 4, 22, 9)),
    ]
    make.republish(page)
    make.meeting_page(agenda, "Taskforce", community=closed)

    answer = client.get("/agenda.json?regio=rijnmond")
    items = json.loads(client.get("/agenda.json").content)["items"]
    dates = [item["_event"] for item in items]

    assert answer["Content-Type"] == "application/feed+json"
    assert [(row["start"], row["status"], row["reason"]) for row in dates] == [
        ("2026-04-07T10:00:00+02:00", "planned", ""),
        ("2026-04-14T10:00:00+02:00", "cancelled", "Zaal niet vrij."),
        ("2026-04-22T09:00:00+02:00", "moved", ""),
    ]
    assert items[2]["url"] == "http://testserver/agenda/reeks/2026-04-21/"
    assert client.get("/agenda.json", headers={"If-None-Match": answer["ETag"]}).status_code == 200
    again = client.get("/agenda.json?regio=rijnmond", headers={"If-None-Match": answer["ETag"]})
    assert again.status_code == 304


def test_json_drops_dates_that_have_been(
    client: Client, agenda: EventIndexPage, now: datetime, at: object
) -> None:
    make.meeting_page(agenda, start=make.wall(2026, 3, 1, 9))
    today = client.get("/agenda.json")

    at(2026, 3, 2, 9)  # type: ignore[operator]
    tomorrow = client.get("/agenda.json", headers={"If-None-Match": today["ETag"]})

    assert len(json.loads(today.content)["items"]) == 1
    assert (tomorrow.status_code, json.loads(tomorrow.content)["items"]) == (200, [])


@pytest.mark.parametrize("number", [1, 30])
def test_feed_costs_the_same_with_one_and_thirty(
    number: int, client: Client, agenda: EventIndexPage, now: datetime
) -> None:
    for index in range(number):
        make.meeting_page(agenda, f"Nummer {index}", regions=[make.region()], themes=[make.theme()])

    with CaptureQueriesContext(connection) as calendar:
        client.get("/agenda.ics?regio=rijnmond")
    with CaptureQueriesContext(connection) as data:
        client.get("/agenda.json?regio=rijnmond")

    assert (len(calendar), len(data)) == (4, 7)
