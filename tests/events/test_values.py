"""The values of events: frozen, comparable, and strict about time zones."""

from dataclasses import FrozenInstanceError
from datetime import UTC, date, datetime, timedelta

import pytest

from events.values import FeedFilter, Schedule, Window


def test_schedule_is_frozen_and_equal_to_its_twin():
    schedule = Schedule(datetime(2026, 3, 10, 9, 30), datetime(2026, 3, 10, 11))

    with pytest.raises(FrozenInstanceError):
        schedule.rrule = "FREQ=DAILY"
    assert schedule == Schedule(datetime(2026, 3, 10, 9, 30), datetime(2026, 3, 10, 11))
    assert (schedule.length, schedule.is_recurring) == (timedelta(minutes=90), False)


def test_window_needs_aware_datetimes():
    with pytest.raises(ValueError, match="aware"):
        Window(datetime(2026, 1, 1, tzinfo=UTC), datetime(2027, 1, 1))


def test_feed_filter_can_be_a_key_of_a_cache():
    ours = FeedFilter(regions=("utrecht",), from_on=date(2026, 1, 1))

    assert {ours: 1}[FeedFilter(regions=("utrecht",), from_on=date(2026, 1, 1))] == 1
