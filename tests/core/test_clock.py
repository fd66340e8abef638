"""Amsterdam time."""

from datetime import UTC, date, datetime

import pytest

from cop_platform.core import clock


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 3, 28, 22, 59, tzinfo=UTC), date(2026, 3, 28)),
        (datetime(2026, 3, 28, 23, 0, tzinfo=UTC), date(2026, 3, 29)),
        (datetime(2026, 7, 1, 22, 0, tzinfo=UTC), date(2026, 7, 2)),
    ],
)
def test_today_begins_at_midnight_in_amsterdam(moment, day):
    assert clock.today(moment) == day


def test_today_is_the_present_day(at):
    at(2026, 10, 25, 2, 30)

    assert clock.today() == date(2026, 10, 25)
