"""What the report says of feeds, from the numbers of thirty days."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from events.domain.feed_health import feed_health
from events.domain.fetches import forget_old
from events.models import FeedFetches
from tests.factories.events import wall

pytestmark = pytest.mark.django_db
NOW = wall(2026, 3, 31, 12)


def counted(feed: str = "/agenda.ics", family: str = "outlook", days_ago: int = 0, **numbers: Any) -> None:
    """One row of numbers, as it is stored."""
    at = NOW - timedelta(days=days_ago)
    usual = {"fetches": 1, "size": 5000, "has_dates": True, "last_at": at}
    FeedFetches.objects.create(feed=feed, family=family, day=at.date(), **{**usual, **numbers})


def warnings(feed: str = "/agenda.ics") -> list[str]:
    (found,) = [one for one in feed_health(now=NOW) if one.feed == feed]
    return [str(text) for text in found.warnings]


def test_numbers_of_a_feed_are_added_up() -> None:
    counted(fetches=30, unchanged=27, size=4000, days_ago=1)
    counted(fetches=8, unchanged=8, size=0, has_dates=False)
    counted(family="google", fetches=2, days_ago=3)
    counted("/agenda.rss", family="anders", fetches=50)

    first, second = feed_health(now=NOW)

    assert (first.feed, second.feed) == ("/agenda.rss", "/agenda.ics")
    assert (second.fetches, second.unchanged, second.percentage_unchanged) == (40, 35, 88)
    assert (second.size, second.last_at, second.warnings) == (5000, NOW, [])
    assert [(family.label, family.fetches) for family in second.families] == [
        ("Outlook en Exchange", 38),
        ("Google Agenda", 2),
    ]


TROUBLE: list[tuple[dict[str, Any], list[str]]] = [
    ({}, []),
    ({"size": 1_000_000}, []),
    ({"size": 1_000_001}, ["Groter dan 1 MB: sommige programma's halen de agenda niet op"]),
    ({"size": 900, "has_dates": False}, ["Er staan geen datums in"]),
    ({"refused": 1}, ["Limiet geraakt: een programma vraagt te vaak"]),
    ({"days_ago": 6}, []),
    ({"days_ago": 7}, ["Al 7 dagen niet opgehaald"]),
]


@pytest.mark.parametrize(("numbers", "expected"), TROUBLE)
def test_trouble_is_named(numbers: dict[str, Any], expected: list[str]) -> None:
    counted(**numbers)

    assert warnings() == expected


def test_feed_that_has_dates_again_is_in_order() -> None:
    counted(size=900, has_dates=False)
    counted(family="google", size=5000)

    assert warnings() == []


def test_address_that_is_gone_and_still_asked_for_is_named_first() -> None:
    counted(fetches=3, days_ago=8)
    counted(fetches=0, gone=5, size=0, has_dates=False)

    assert warnings() == ["Dit adres werkt niet meer, maar wordt nog opgehaald", "Al 7 dagen niet opgehaald"]


def test_address_that_came_back_is_in_order() -> None:
    counted(fetches=0, gone=5, size=0, days_ago=2)
    counted(fetches=3)

    assert warnings() == []


def test_only_thirty_days_are_told() -> None:
    counted(days_ago=30)
    assert feed_health(now=NOW) == []

    counted(days_ago=29)
    assert [one.fetches for one in feed_health(now=NOW)] == [1]


@pytest.mark.parametrize("number", [1, 40])
def test_report_costs_one_query(number: int) -> None:
    for index in range(number):
        counted(f"/agenda/regio/regio-{index}.ics")

    with CaptureQueriesContext(connection) as queries:
        assert len(feed_health(now=NOW)) == number
    assert len(queries) == 1


def test_numbers_are_kept_for_thirteen_months(at: Callable[..., datetime]) -> None:
    moment = at(2027, 4, 30, 3)
    for day in (date(2026, 3, 29), date(2026, 3, 30), date(2026, 3, 31)):
        FeedFetches.objects.create(feed="/agenda.ics", family="anders", day=day, last_at=moment)

    assert forget_old(moment) == 1
    assert FeedFetches.objects.order_by("day").first().day == date(2026, 3, 30)
