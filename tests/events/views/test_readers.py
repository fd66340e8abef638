"""The agenda for feed readers: RSS 2.0 and JSON Feed 1.1."""

import gzip
import json
from collections.abc import Callable
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from events.models import Event, EventIndexPage
from tests.factories import events as make

pytestmark = pytest.mark.django_db
PATHS = ["/agenda.rss", "/agenda.json"]
HOSTILE = "Taal & <script>alert(1)</script> ]]> “één” \x0b\x1b\ufffe 🙂"
SELF = "{http://www.w3.org/2005/Atom}link"


@pytest.fixture
def series(agenda: EventIndexPage, now: datetime) -> None:
    """Three dates in Rijnmond, of which one is off and one has moved, and a meeting elsewhere."""
    page = make.meeting_page(
        agenda,
        "Reeks",
        rrule="FREQ=WEEKLY;COUNT=3",
        regions=[make.region()],
        themes=[make.theme()],
        venue="Stadskantoor",
    )
    page.date_changes = [
        make.cancelled(date(2026, 4, 14), "Zaal niet vrij."),
        make.moved(date(2026, 4, 21), make.wall(2026, 4, 22, 9)),
    ]
    make.republish(page)
    make.meeting_page(agenda, "Elders")


def channel(client: Client, path: str = "/agenda.rss") -> ElementTree.Element:
    """The channel of the feed, as a strict reader of XML sees it."""
    answer = client.get(path)
    assert answer.status_code == 200
    found = ElementTree.fromstring(answer.content).find("channel")
    assert found is not None
    return found


def data(client: Client, path: str = "/agenda.json") -> dict:
    """The JSON Feed at *path*."""
    return json.loads(client.get(path).content)


def test_rss_has_a_channel_and_an_item_for_each_coming_date(client: Client, series: None) -> None:
    found = channel(client, "/agenda.rss?regio=rijnmond")
    items = found.findall("item")

    assert found.findtext("title") == "VIA-agenda: Rijnmond"
    assert found.findtext("link") == "http://testserver/agenda/?regio=rijnmond"
    assert found.findtext("language") == "nl"
    assert found.find(SELF).attrib == {
        "rel": "self",
        "href": "http://testserver/agenda.rss?regio=rijnmond",
    }
    assert [item.findtext("title").replace("\u00a0", " ") for item in items] == [
        "Reeks, di 7 apr 2026, 10.00–12.00 uur",
        "Geannuleerd: Reeks, di 14 apr 2026, 10.00–12.00 uur",
        "Verplaatst: Reeks, wo 22 apr 2026, 9.00–11.00 uur",
    ]
    assert "Zaal niet vrij." in items[1].findtext("description")
    assert items[0].findtext("link") == "http://testserver/agenda/reeks/2026-04-07/"
    assert [part.text for part in items[0].findall("category")] == ["Intervisie", "Rijnmond", "Taal"]
    assert parsedate_to_datetime(items[0].findtext("pubDate")) == Event.objects.get(slug="reeks").revised_at


def test_json_follows_version_1_1(client: Client, series: None) -> None:
    feed = data(client, "/agenda.json?regio=rijnmond")
    item = feed["items"][2]

    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["title"] == "VIA-agenda: Rijnmond"
    assert feed["home_page_url"] == "http://testserver/agenda/?regio=rijnmond"
    assert feed["feed_url"] == "http://testserver/agenda.json?regio=rijnmond"
    assert item["title"] == "Reeks"
    assert item["url"] == "http://testserver/agenda/reeks/2026-04-21/"
    assert item["date_modified"] == "2026-03-01T11:00:00+00:00"
    assert item["tags"] == ["Intervisie", "Rijnmond", "Taal"]
    assert item["content_text"].replace("\u00a0", " ").splitlines() == [
        "Verplaatst",
        "woensdag 22 april 2026, 9.00–11.00 uur",
        "Stadskantoor",
        "Over Reeks.",
    ]
    assert item["_event"] == {
        "uid": Event.objects.get(slug="reeks").uid,
        "date": "2026-04-21",
        "start": "2026-04-22T09:00:00+02:00",
        "end": "2026-04-22T11:00:00+02:00",
        "all_day": False,
        "status": "moved",
        "reason": "",
        "place": "Stadskantoor",
        "type": "intervisie",
        "format": "op-locatie",
        "organisation": None,
        "community": None,
        "regions": ["rijnmond"],
        "themes": ["taal"],
        "audiences": [],
        "source": None,
    }


def identities(client: Client) -> list[str]:
    """The identities in both feeds, which are the same."""
    guids = [item.find("guid") for item in channel(client).findall("item")]
    assert {guid.attrib["isPermaLink"] for guid in guids} <= {"false"}
    found = [guid.text for guid in guids]
    assert [item["id"] for item in data(client)["items"]] == found
    assert len(set(found)) == len(found)
    return found


def test_identities_outlive_titles_addresses_and_moves(
    client: Client, agenda: EventIndexPage, now: datetime
) -> None:
    page = make.meeting_page(agenda, "Reeks", rrule="FREQ=WEEKLY;COUNT=3")
    page.extra_dates = [make.extra_date(make.wall(2026, 4, day, 14)) for day in (15, 16)]
    make.republish(page)
    before = identities(client)

    page.date_changes = [make.moved(date(2026, 4, 7), make.wall(2026, 4, 8, 9))]
    make.republish(page, title="Nieuwe naam", slug="nieuw")

    assert identities(client) == before
    assert len(before) == 5


def test_hostile_words_stay_text(client: Client, agenda: EventIndexPage, now: datetime) -> None:
    make.meeting_page(agenda, HOSTILE, slug="boos", intro=HOSTILE, venue=HOSTILE)

    (item,) = channel(client).findall("item")

    assert item.findtext("title").startswith("Taal & <script>alert(1)</script> ]]> “één”")
    # A reader takes the description for HTML, so the text is escaped for that too.
    assert "<script>" not in item.findtext("description")
    assert "&lt;script&gt;" in item.findtext("description")
    assert not {"\x0b", "\x1b", "\ufffe"} & set(client.get("/agenda.rss").text)
    assert "<script>alert(1)</script>" in data(client)["items"][0]["content_text"]


def test_all_day_has_no_times(client: Client, agenda: EventIndexPage, now: datetime) -> None:
    make.meeting_page(agenda, "Week", start=make.wall(2026, 4, 7), end=make.wall(2026, 4, 8), all_day=True)

    (item,) = channel(client).findall("item")

    assert item.findtext("title") == "Week, di 7 apr – wo 8 apr 2026"


@pytest.mark.parametrize("path", PATHS)
def test_answers_like_a_calendar(path: str, client: Client, member_client: Client, series: None) -> None:
    get, head, for_member = client.get(path), client.head(path), member_client.get(path)
    packed = client.get(path, headers={"Accept-Encoding": "gzip"})

    assert get["Cache-Control"] == "public, max-age=900, stale-while-revalidate=3600"
    assert (get["Vary"], get["X-Content-Type-Options"]) == ("Accept-Encoding", "nosniff")
    assert (head.content, dict(head.headers)) == (b"", dict(get.headers))
    assert gzip.decompress(packed.content) == get.content == for_member.content
    assert not get.cookies
    assert not for_member.cookies
    with CaptureQueriesContext(connection) as queries:
        unchanged = client.get(path, headers={"If-None-Match": get["ETag"]})
    assert (unchanged.status_code, unchanged.content, unchanged["ETag"]) == (304, b"", get["ETag"])
    assert len(queries) <= 2


@pytest.mark.parametrize("path", PATHS)
def test_each_feed_and_filter_has_its_own_tag(path: str, client: Client, series: None) -> None:
    addresses = [*PATHS, "/agenda.ics", f"{path}?regio=rijnmond"]

    assert len({client.get(address)["ETag"] for address in addresses}) == 4


@pytest.mark.parametrize("path", PATHS)
def test_bytes_are_equal_an_hour_apart(
    path: str, client: Client, series: None, at: Callable[..., datetime]
) -> None:
    for address in (path, f"{path}?q=bestaatniet"):
        at(2026, 3, 1, 12)
        before = client.get(address)
        at(2026, 3, 1, 13)
        assert client.get(address).content == before.content


@pytest.mark.parametrize("number", [1, 9])
def test_feeds_cost_the_same_with_one_and_nine(
    number: int, client: Client, agenda: EventIndexPage, now: datetime
) -> None:
    for index in range(number):
        make.meeting_page(agenda, f"Nummer {index}", regions=[make.region()], themes=[make.theme()])

    for path in PATHS:
        with CaptureQueriesContext(connection) as queries:
            client.get(f"{path}?regio=rijnmond")
        assert len(queries) == 7
