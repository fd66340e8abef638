"""Which days a meeting spans, and the weeks of a month or year."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cop_platform.core.clock import AMSTERDAM
from events.domain.month import by_day, days_of, weeks_of
from events.domain.periods import MONTH, WEEK, period_of

YEARS = st.dates(date(2001, 1, 1), date(2099, 12, 31))


@dataclass(frozen=True)
class Meeting:
    starts_at: datetime
    ends_at: datetime


def wall(*parts: int) -> datetime:
    """As the database gives it: in UTC."""
    return datetime(*parts, tzinfo=AMSTERDAM).astimezone(UTC)


def numbers(view: str, day: date) -> list[int]:
    period = period_of(view, day)
    return [week.number for week in weeks_of(period.first, period.last, {})]


@pytest.mark.parametrize(
    ("start", "end", "first", "last"),
    [
        ((2026, 3, 3, 10), (2026, 3, 3, 12), 3, 3),
        ((2026, 3, 3, 20), (2026, 3, 4, 0), 3, 3),
        ((2026, 3, 3, 20), (2026, 3, 4, 0, 1), 3, 4),
        ((2026, 3, 3), (2026, 3, 4), 3, 3),
        ((2026, 3, 3), (2026, 3, 6), 3, 5),
        # The night of 23 hours and the one of 25.
        ((2026, 3, 28, 23), (2026, 3, 29, 4), 28, 29),
        ((2026, 3, 29), (2026, 3, 30), 29, 29),
        ((2026, 3, 29, 0, 30), (2026, 3, 29, 23, 30), 29, 29),
        ((2026, 10, 24, 23), (2026, 10, 25, 4), 24, 25),
        ((2026, 10, 25), (2026, 10, 26), 25, 25),
        ((2026, 10, 25, 23, 30), (2026, 10, 26, 0, 30), 25, 26),
    ],
)
def test_days_are_those_on_the_wall(
    start: tuple[int, ...], end: tuple[int, ...], first: int, last: int
) -> None:
    found = days_of(wall(*start), wall(*end))

    assert [day.day for day in found] == [first, last]


def test_a_meeting_without_length_is_on_its_day() -> None:
    midnight = wall(2026, 3, 3)

    assert days_of(midnight, midnight) == (date(2026, 3, 3), date(2026, 3, 3))


def test_a_meeting_stands_on_each_of_its_days_within_the_period() -> None:
    long = Meeting(wall(2026, 2, 27, 9), wall(2026, 3, 2, 17))
    short = Meeting(wall(2026, 3, 2, 10), wall(2026, 3, 2, 11))

    found = by_day([long, short], date(2026, 3, 1), date(2026, 3, 31))

    assert found == {date(2026, 3, 1): [long], date(2026, 3, 2): [long, short]}


def test_a_meeting_outside_the_period_stands_nowhere() -> None:
    assert (
        by_day([Meeting(wall(2026, 4, 1, 9), wall(2026, 4, 1, 10))], date(2026, 3, 1), date(2026, 3, 31))
        == {}
    )


# In 2026 and 2027 these months start on Monday, Tuesday … Sunday.
@pytest.mark.parametrize(
    ("month", "before", "rows"),
    [
        (date(2026, 6, 1), 0, 5),
        (date(2026, 9, 1), 1, 5),
        (date(2026, 4, 1), 2, 5),
        (date(2026, 1, 1), 3, 5),
        (date(2026, 5, 1), 4, 5),
        (date(2026, 8, 1), 5, 6),
        (date(2026, 3, 1), 6, 6),
        (date(2027, 2, 1), 0, 4),
    ],
)
def test_a_month_starts_on_any_weekday(month: date, before: int, rows: int) -> None:
    period = period_of(MONTH, month)

    weeks = weeks_of(period.first, period.last, {})

    assert len(weeks) == rows
    assert [day.is_outside for day in weeks[0].days] == [True] * before + [False] * (7 - before)


@pytest.mark.parametrize(
    ("month", "expected"),
    [
        (date(2026, 12, 1), [49, 50, 51, 52, 53]),
        (date(2027, 1, 1), [53, 1, 2, 3, 4]),
        (date(2025, 12, 1), [49, 50, 51, 52, 1]),
        (date(2024, 2, 1), [5, 6, 7, 8, 9]),
    ],
)
def test_weeks_have_their_iso_number(month: date, expected: list[int]) -> None:
    assert numbers(MONTH, month) == expected


def test_a_week_knows_its_iso_year() -> None:
    period = period_of(WEEK, date(2027, 1, 2))

    (week,) = weeks_of(period.first, period.last, {})

    assert (week.year, week.number) == (2026, 53)


def test_a_leap_day_is_there() -> None:
    period = period_of(MONTH, date(2028, 2, 1))
    entries = {date(2028, 2, 29): ["schrikkeldag"]}

    weeks = weeks_of(period.first, period.last, entries)

    assert [day.on for week in weeks for day in week.days if day.entries] == [date(2028, 2, 29)]
    assert [week.is_empty for week in weeks] == [True, True, True, True, False]


@given(YEARS, st.sampled_from([MONTH, WEEK]))
def test_every_day_of_a_period_is_there_once(day: date, view: str) -> None:
    period = period_of(view, day)

    weeks = weeks_of(period.first, period.last, {})

    days = [day.on for week in weeks for day in week.days]
    inside = [day.on for week in weeks for day in week.days if not day.is_outside]
    assert all(week.days[0].on.weekday() == 0 and len(week.days) == 7 for week in weeks)
    assert days == [days[0] + timedelta(days=number) for number in range(len(days))]
    assert (inside[0], inside[-1], len(inside)) == (
        period.first,
        period.last,
        (period.last - period.first).days + 1,
    )
