"""Feeds hold exactly the public meetings of the database, as five programs read them."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from cop_platform.core import clock
from events.domain.feeds import feed_window
from events.values import Window
from tests.conformance.content import FEEDS, WINDOW, Known, in_database
from tests.conformance.readers import READERS, Found, by_icalendar, in_window
from tests.factories import events as make

pytestmark = pytest.mark.django_db
Reader = Callable[[bytes, Window], list[Found]]


@pytest.mark.parametrize("reader", READERS)
def test_feeds_hold_what_the_database_says(reader: Reader, known: Known) -> None:
    for path, expected in known.dates.items():
        assert len(expected) > 300, path
        found = reader(known.bodies[path], WINDOW)
        assert set(found) ^ set(expected) == set(), path
        assert found == expected, path


def test_meetings_keep_their_hour_when_the_clock_changes(known: Known) -> None:
    found = by_icalendar(known.bodies["/agenda.ics"], WINDOW)

    hours = {clock.local(one.start).hour for one in found if one.title == "Elke week"}
    offsets = {clock.local(one.start).utcoffset() for one in found if one.title == "Elke week"}

    assert hours == {9}
    assert offsets == {timedelta(hours=1), timedelta(hours=2)}


def test_json_gives_the_same_dates_as_the_feed(known: Known) -> None:
    ahead = Window(make.wall(2026, 3, 1), make.wall(2027, 8, 1))
    items = json.loads(known.bodies["/agenda.json"])["items"]

    read = (
        Found(
            item["title"],
            datetime.fromisoformat(item["_event"]["start"]).astimezone(UTC),
            datetime.fromisoformat(item["_event"]["end"]).astimezone(UTC),
            "CANCELLED" if item["_event"]["status"] == "cancelled" else "CONFIRMED",
        )
        for item in items
    )

    assert in_window(read, ahead) == by_icalendar(known.bodies["/agenda.ics"], ahead)


def test_secrets_are_in_no_feed(known: Known) -> None:
    for path, body in known.bodies.items():
        assert b"Elke week" in body, path
        assert b"Geheim" not in body, path


def test_bytes_are_equal_an_hour_apart(known: Known) -> None:
    assert {path: known.bodies[path] for path in FEEDS} == known.later


def test_robots_may_read_feeds(client: Client, db: None) -> None:
    rules = client.get("/robots.txt").text.splitlines()

    closed = [rule.removeprefix("Disallow: ") for rule in rules if rule.startswith("Disallow:")]

    assert not [path for path in closed for feed in FEEDS if path and feed.startswith(path)]


@pytest.mark.demo
@pytest.mark.parametrize("reader", READERS)
def test_feed_of_the_demo_holds_what_the_database_says(reader: Reader, client: Client) -> None:
    known = feed_window(clock.now())
    # The rows reach eighteen months from the day on which the demo was made.
    window = Window(known.start, clock.now() + timedelta(days=500))

    expected = in_database(window)

    assert len(expected) > 100
    assert reader(client.get("/agenda.ics").content, window) == expected
