"""Months and weeks by name, and how far away they may be."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.domain.filters import UnknownValue
from events.domain.periods import MONTH, WEEK, nearest, parse_period, period_of
from events.values import FeedFilter

TODAY = date(2026, 3, 1)
DAYS = st.dates(date(2001, 1, 1), date(2099, 12, 1))


@given(DAYS, st.sampled_from([MONTH, WEEK]))
def test_a_period_is_found_by_its_name(day: date, view: str) -> None:
    period = period_of(view, day)

    assert period.holds(day)
    assert parse_period(view, period.key) == period
    assert period.following.previous == period


@pytest.mark.parametrize(
    ("view", "text", "first", "last"),
    [
        (MONTH, "2028-02", date(2028, 2, 1), date(2028, 2, 29)),
        (MONTH, "2026-12", date(2026, 12, 1), date(2026, 12, 31)),
        (WEEK, "2026-W53", date(2026, 12, 28), date(2027, 1, 3)),
        (WEEK, "2025-W01", date(2024, 12, 30), date(2025, 1, 5)),
    ],
)
def test_names_mean_these_days(view: str, text: str, first: date, last: date) -> None:
    period = parse_period(view, text)

    assert (period.first, period.last) == (first, last)


@pytest.mark.parametrize(
    ("view", "text"),
    [
        *(
            (MONTH, text)
            for text in ("2026-13", "2026-00", "2026-1", "0000-01", "9999-12", "maart", "٢٠٢٦-03")
        ),
        *((WEEK, text) for text in ("2025-W53", "2026-W00", "2026-W5", "2026-49", "9999-W52", "\0")),
    ],
)
def test_other_names_are_refused(view: str, text: str) -> None:
    with pytest.raises(UnknownValue) as refusal:
        parse_period(view, text)

    assert text in str(refusal.value)
    assert (refusal.value.parameter, refusal.value.value) == (view, text)


@pytest.mark.parametrize(
    ("view", "text", "is_near"),
    [
        (MONTH, "2024-03", True),
        (MONTH, "2024-02", False),
        (MONTH, "2028-03", True),
        (MONTH, "2028-04", False),
        (WEEK, "2024-W09", True),
        (WEEK, "2024-W08", False),
        (WEEK, "2028-W13", True),
        (WEEK, "2028-W14", False),
    ],
)
def test_two_years_either_way_are_near(view: str, text: str, is_near: bool) -> None:
    assert parse_period(view, text).is_near(TODAY) == is_near


@given(DAYS, st.sampled_from([MONTH, WEEK]))
def test_the_nearest_day_is_near(day: date, view: str) -> None:
    assert period_of(view, nearest(day, TODAY)).is_near(TODAY)


def test_a_filter_is_narrowed_to_the_period() -> None:
    month = parse_period(MONTH, "2026-03")

    alone = month.narrowed(FeedFilter(query="taal"))
    within = month.narrowed(FeedFilter(from_on=date(2026, 3, 10), to_on=date(2026, 5, 1)))

    assert (alone.query, alone.from_on, alone.to_on) == ("taal", month.first, month.last)
    assert (within.from_on, within.to_on) == (date(2026, 3, 10), month.last)
