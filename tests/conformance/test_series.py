"""Three hundred generated series: five programs find exactly the dates of the database, 2025 to 2029."""

from collections import Counter
from collections.abc import Callable
from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest

from events.domain.ical import calendar_bytes, vevents
from events.values import CalendarEvent, Override, Schedule, Window
from tests.conformance.publication import Told, planned_in
from tests.conformance.readers import READERS, Found
from tests.conformance.series import NIGHTS, made
from tests.factories import events as make

pytestmark = [pytest.mark.django_db, pytest.mark.one_engine, pytest.mark.slow]
Reader = Callable[[bytes, Window], list[Found]]
SERIES = made(300)
ONE = Schedule(
    datetime(2026, 3, 10, 9, 30),
    datetime(2026, 3, 10, 11),
    rrule="FREQ=WEEKLY;UNTIL=20260428;BYDAY=TU",
    excluded_on=(date(2026, 3, 24),),
    overrides=(
        Override(datetime(2026, 3, 31, 9, 30), "move", datetime(2026, 3, 31, 13), datetime(2026, 3, 31, 14)),
        Override(datetime(2026, 4, 7, 9, 30), "cancel"),
    ),
)


@pytest.mark.parametrize("reader", READERS)
def test_readers_find_the_dates_of_the_database(reader: Reader, told: list[Told]) -> None:
    for one in told:
        found = reader(one.body, one.window)
        assert set(found) ^ set(one.rows) == set(), one.window
        assert found == one.rows, one.window


def test_rows_are_the_dates_that_were_planned(told: list[Told]) -> None:
    for one in told:
        assert one.rows == one.planned
        assert len(one.rows) > 1500
    assert told[0].window.start == make.wall(2025, 1, 1)
    assert told[2].window.end > make.wall(2029, 12, 1)
    assert all(before.window.end > after.window.start for before, after in pairwise(told))


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (b"\r\nEXDATE;TZID=Europe/Amsterdam:20260324T093000", b""),
        (b"\r\nRECURRENCE-ID;TZID=Europe/Amsterdam:20260331T093000", b""),
        (
            b"\r\nDTSTART;TZID=Europe/Amsterdam:20260331T130000",
            b"\r\nDTSTART;TZID=Europe/Amsterdam:20260331T120000",
        ),
        (b"UNTIL=20260428T073000Z", b"UNTIL=20260428T063000Z"),
        (b"STATUS:CANCELLED", b"STATUS:CONFIRMED"),
        (b"BYDAY=TU", b"BYDAY=TU,WE"),
    ],
)
def test_readers_notice_a_feed_that_is_wrong(reader: Reader, right: bytes, wrong: bytes) -> None:
    body, window = publish_one(), Window(make.wall(2026, 3, 1), make.wall(2026, 6, 1))
    expected = planned_in([("Reeks", ONE)], window)

    assert reader(body, window) == expected
    assert body.count(right) == 1
    assert reader(body.replace(right, wrong), window) != expected


def publish_one() -> bytes:
    """The calendar of one series with a change of each kind."""
    event = CalendarEvent("reeks@example.nl", 0, make.wall(2026, 1, 1), "Reeks", ONE)
    return calendar_bytes("Agenda", vevents=[vevents(event)])


def test_series_are_of_every_kind() -> None:
    schedules = SERIES.schedules
    rules = " ".join(schedule.rrule for schedule in schedules)
    frequencies = Counter(schedule.rrule.partition(";")[0] for schedule in schedules)
    whole_days = [schedule.length for schedule in schedules if schedule.all_day]
    actions = Counter(change.action for schedule in schedules for change in schedule.overrides)

    assert len(schedules) == len(set(schedules)) == 300
    assert frequencies["FREQ=DAILY"] > 50 < frequencies["FREQ=WEEKLY"]
    assert frequencies["FREQ=MONTHLY"] > 50 < frequencies["FREQ=YEARLY"]
    for part in ("INTERVAL", "COUNT", "UNTIL", "BYMONTH=", "BYDAY", "BYMONTHDAY", "BYSETPOS"):
        assert rules.count(part) > 10, part
    assert actions["move"] > 50 < actions["cancel"]
    assert sum(bool(schedule.excluded_on) for schedule in schedules) > 50
    assert sum(bool(schedule.extra_dates) for schedule in schedules) > 50
    assert whole_days.count(timedelta(days=1)) > 20
    assert len(whole_days) - whole_days.count(timedelta(days=1)) > 20


def test_series_go_through_the_nights_in_which_the_clock_changes(told: list[Told]) -> None:
    for night in NIGHTS:
        two, three = (make.wall(night.year, night.month, night.day) + timedelta(hours=h) for h in (25, 28))
        through = {row for one in told for row in one.rows if row.start < two and row.end > three}
        assert through, night


def test_most_of_what_is_generated_may_be_published() -> None:
    refused = SERIES.refused

    assert 0 < sum(refused.values()) < 300
    assert refused["not_portable"] > 0
