"""Feeds hold exactly the public meetings of the database, as three programs read them."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from wagtail.models import Page, Site

from communities.models import Community
from communities.models.community import MembershipPolicy
from cop_platform.core import clock
from events.domain.feeds import feed_window
from events.models import Event, EventIndexPage, EventPage, Occurrence
from events.values import Window
from home.models import HomePage
from tests.conformance.readers import Found, by_ical_js, by_icalendar, by_vobject, in_window
from tests.factories import events as make
from tests.factories.accounts import OrganisationFactory
from tests.factories.communities import CommunityFactory

pytestmark = pytest.mark.django_db
READERS = [by_icalendar, by_vobject, by_ical_js]
# October 2025, March and October 2026, March 2027: the clock changes four times.
WINDOW = Window(make.wall(2025, 10, 1), make.wall(2027, 8, 1))
FEEDS = {
    "/agenda.ics": {},
    "/agenda/regio/rijnmond.ics": {"regions__slug": "rijnmond"},
    "/agenda/thema/taal.ics": {"themes__slug": "taal"},
    "/agenda/doelgroep/klantmanager.ics": {"audiences__slug": "klantmanager"},
    "/agenda/organisatie/divosa.ics": {"organiser__slug": "divosa"},
    "/agenda/community/startbanen.ics": {"community__slug": "startbanen"},
}
HOSTILE = "Taal; werk, \\ne\\N “één”\x0b 🙂 " + "langwoord" * 30 + "\r\nBEGIN:VEVENT\r\nX:1"


def in_database(window: Window, **which: str) -> list[Found]:
    """The dates of public meetings, asked without the code that makes the feeds."""
    hidden = Community.objects.filter(policy=MembershipPolicy.HIDDEN)
    public = Event.objects.filter(is_published=True, access="openbaar").exclude(community__in=hidden)
    rows = Occurrence.objects.filter(event__in=public.filter(**which)).select_related("event")
    found = (
        Found(
            row.event.title,
            row.starts_at.astimezone(UTC),
            row.ends_at.astimezone(UTC),
            "CANCELLED" if "cancelled" in (row.status, row.event.status) else "CONFIRMED",
        )
        for row in rows
    )
    return in_window(found, window)


@pytest.fixture
def meetings(db: None, at: Callable[..., datetime]) -> None:
    """Every kind of plan, most of them in every feed, and what must be in none."""
    at(2026, 3, 1, 12)
    home = Page.get_first_root_node().add_child(instance=HomePage(title="VIA", slug="via"))
    Site.objects.update(root_page=home)
    index = home.add_child(instance=EventIndexPage(title="Agenda", slug="agenda"))
    everywhere = {
        "regions": [make.region(), make.region("twente")],
        "themes": [make.theme()],
        "audiences": [make.audience(), make.audience("jobcoach")],
        "organiser": OrganisationFactory(slug="divosa", name="Divosa"),
        "community": CommunityFactory(slug="startbanen", name="Startbanen"),
    }
    _series(index, everywhere)
    _singles(index, everywhere)
    _secrets(index, everywhere)


def _series(index: EventIndexPage, where: dict[str, object]) -> None:
    autumn = make.wall(2025, 9, 2, 9)
    plans = {
        "Elke week": "FREQ=WEEKLY",
        "Elke maand": "FREQ=MONTHLY;BYDAY=1TU;BYMONTH=1,2,3,4,5,6,9,10,11,12",
        "Om de week": "FREQ=WEEKLY;INTERVAL=2;COUNT=30",
        "Tot juni": "FREQ=WEEKLY;BYDAY=TU,TH;UNTIL=20260602",
        "Elke dag": "FREQ=DAILY;COUNT=100",
        "Elk jaar": "FREQ=YEARLY",
    }
    for title, rrule in plans.items():
        make.meeting_page(index, title, start=autumn, rrule=rrule, **where)
    make.meeting_page(index, "Elders", start=autumn, rrule="FREQ=MONTHLY;BYDAY=1TU")
    make.meeting_page(
        index,
        "Late avond",
        start=make.wall(2026, 3, 22, 22),
        end=make.wall(2026, 3, 23, 0, 30),
        rrule="FREQ=WEEKLY;COUNT=4",
        **where,
    )
    make.meeting_page(
        index,
        "Behalve",
        start=autumn,
        rrule="RRULE:FREQ=WEEKLY;COUNT=20\nEXDATE;VALUE=DATE:20251028",
        **where,
    )
    page = make.meeting_page(index, "Met wijzigingen", start=autumn, rrule="FREQ=WEEKLY;COUNT=52", **where)
    page.date_changes = [
        make.cancelled(date(2025, 10, 28)),
        make.moved(date(2026, 3, 24), make.wall(2026, 3, 30, 13)),
        make.moved(date(2026, 4, 7), make.wall(2026, 4, 8, 8)),
    ]
    page.extra_dates = [make.extra_date(make.wall(2026, 10, 25, 12))]
    make.republish(page)


def _singles(index: EventIndexPage, where: dict[str, object]) -> None:
    make.meeting_page(
        index, "Zomertijd", start=make.wall(2026, 3, 29, 1), end=make.wall(2026, 3, 29, 4), **where
    )
    make.meeting_page(
        index, "Wintertijd", start=make.wall(2026, 10, 25, 1), end=make.wall(2026, 10, 25, 4), **where
    )
    make.meeting_page(
        index,
        "Hele week",
        start=make.wall(2026, 3, 27),
        end=make.wall(2026, 3, 31),
        all_day=True,
        **where,
    )
    make.meeting_page(index, "Afgelast", status="cancelled", status_reason="Ziek.", **where)
    page = make.meeting_page(index, "Drie dagen", start=make.wall(2026, 5, 4, 9), **where)
    page.extra_dates = [make.extra_date(make.wall(2026, 5, day, 9), 6) for day in (11, 18)]
    make.republish(page)
    make.festival_page(index, "Festival", **where)


def _secrets(index: EventIndexPage, where: dict[str, object]) -> None:
    for access in ("leden", "uitnodiging", "verborgen"):
        make.meeting_page(index, f"Geheim {access}", access=access, **where)
    closed = CommunityFactory(slug="taskforce", policy=MembershipPolicy.HIDDEN)
    make.meeting_page(index, "Geheim gezelschap", **{**where, "community": closed})
    start = make.wall(2026, 4, 7, 10)
    draft = EventPage(title="Geheim concept", live=False, start=start, end=start + timedelta(hours=1))
    index.add_child(instance=draft)


@pytest.mark.parametrize("reader", READERS)
def test_feeds_hold_what_the_database_says(
    reader: Callable[[bytes, Window], list[Found]], client: Client, meetings: None
) -> None:
    for path, which in FEEDS.items():
        expected = in_database(WINDOW, **which)
        assert len(expected) > 300, path
        found = reader(client.get(path).content, WINDOW)
        assert set(found) ^ set(expected) == set(), path
        assert found == expected, path


def test_meetings_keep_their_hour_when_the_clock_changes(client: Client, meetings: None) -> None:
    found = by_icalendar(client.get("/agenda.ics").content, WINDOW)

    hours = {clock.local(one.start).hour for one in found if one.title == "Elke week"}
    offsets = {clock.local(one.start).utcoffset() for one in found if one.title == "Elke week"}

    assert hours == {9}
    assert offsets == {timedelta(hours=1), timedelta(hours=2)}


def test_json_gives_the_same_dates_as_the_feed(client: Client, meetings: None) -> None:
    ahead = Window(make.wall(2026, 3, 1), make.wall(2027, 8, 1))
    items = client.get("/agenda.json").json()["items"]

    read = (
        Found(
            item["title"],
            datetime.fromisoformat(item["_event"]["start"]).astimezone(UTC),
            datetime.fromisoformat(item["_event"]["end"]).astimezone(UTC),
            "CANCELLED" if item["_event"]["status"] == "cancelled" else "CONFIRMED",
        )
        for item in items
    )

    assert in_window(read, ahead) == by_icalendar(client.get("/agenda.ics").content, ahead)


def test_secrets_are_in_no_feed(client: Client, meetings: None) -> None:
    for path in (*FEEDS, "/agenda.json", "/agenda.rss", "/agenda/insluiten/", "/agenda/"):
        assert "Geheim" not in client.get(path).content.decode(), path


def test_bytes_follow_the_standard(client: Client, meetings: None) -> None:
    index = EventIndexPage.objects.get()
    make.meeting_page(index, HOSTILE[:200], slug="vijandig", intro=HOSTILE, venue=HOSTILE[:250])

    for path in FEEDS:
        _check_bytes(client.get(path).content)


def _check_bytes(body: bytes) -> None:
    lines = body.split(b"\r\n")
    assert body.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in body.replace(b"\r\n", b"")
    assert not re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", body)
    assert not body.startswith(b"\xef\xbb\xbf")
    assert all(line for line in lines[:-1])
    assert max(map(len, lines)) <= 75
    for line in lines:
        line.decode()


def test_properties_follow_the_rules_of_the_feed(client: Client, meetings: None) -> None:
    for path in FEEDS:
        _check_properties(client.get(path).content.decode())


def _check_properties(text: str) -> None:
    lines = text.replace("\r\n ", "").split("\r\n")
    names = [re.split("[;:]", line)[0] for line in lines]

    assert lines[:2] == ["BEGIN:VCALENDAR", "VERSION:2.0"]
    for name in ("PRODID", "CALSCALE", "METHOD", "NAME", "X-WR-CALNAME", "X-WR-TIMEZONE", "X-PUBLISHED-TTL"):
        assert names.count(name) == 1, name
    assert "METHOD:PUBLISH" in lines
    assert "REFRESH-INTERVAL;VALUE=DURATION:PT4H" in lines
    assert lines.count("BEGIN:VTIMEZONE") == 1
    assert lines.index("END:VTIMEZONE") < lines.index("BEGIN:VEVENT")
    assert not {"ATTENDEE", "VALARM", "ORGANIZER", "RDATE", "EXRULE", "DURATION"} & set(names)
    number = lines.count("BEGIN:VEVENT")
    for name in ("UID", "DTSTAMP", "SEQUENCE", "LAST-MODIFIED", "STATUS", "SUMMARY", "DTEND"):
        assert names.count(name) >= number, name


def test_identities_are_stable_and_our_own(client: Client, meetings: None, settings: object) -> None:
    body = client.get("/agenda.ics").content.decode().replace("\r\n ", "")

    uids = set(re.findall(r"^UID:(.*)\r$", body, re.MULTILINE))

    assert all(uid.isascii() and len(uid) <= 255 for uid in uids)
    assert {uid.partition("@")[2] for uid in uids} == {settings.CALENDAR_UID_HOST}  # type: ignore[attr-defined]


def test_bytes_are_equal_an_hour_apart(client: Client, meetings: None, at: Callable[..., datetime]) -> None:
    before = {path: client.get(path).content for path in FEEDS}

    at(2026, 3, 1, 13)

    assert {path: client.get(path).content for path in FEEDS} == before


def test_robots_may_read_feeds(client: Client, db: None) -> None:
    rules = client.get("/robots.txt").text.splitlines()

    closed = [rule.removeprefix("Disallow: ") for rule in rules if rule.startswith("Disallow:")]

    assert not [path for path in closed for feed in FEEDS if path and feed.startswith(path)]


@pytest.mark.demo
@pytest.mark.parametrize("reader", READERS)
def test_feed_of_the_demo_holds_what_the_database_says(
    reader: Callable[[bytes, Window], list[Found]], client: Client
) -> None:
    known = feed_window(clock.now())
    # The rows reach eighteen months from the day on which the demo was made.
    window = Window(known.start, clock.now() + timedelta(days=500))

    expected = in_database(window)

    assert len(expected) > 100
    assert reader(client.get("/agenda.ics").content, window) == expected
