"""Plans of the content files become dates."""

from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest

from cop_platform.core.clock import AMSTERDAM
from home.demo.schedule import first_day, planned

SUNDAY = date(2026, 3, 22)
TIMES = {"start_time": "13:00", "duration_minutes": 90}


def at(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=AMSTERDAM)


def test_planned_counts_days_from_today() -> None:
    plan = planned({"kind": "single", "offset_days": 3, **TIMES}, SUNDAY)

    assert (plan.start, plan.end) == (at(2026, 3, 25, 13), at(2026, 3, 25, 14, 30))


@pytest.mark.parametrize(
    ("weekday", "expected"), [("SU", SUNDAY), ("MO", date(2026, 3, 23)), ("SA", date(2026, 3, 28))]
)
def test_first_day_falls_on_the_weekday(weekday: str, expected: date) -> None:
    assert first_day({"offset_days": 0, "weekday": weekday}, SUNDAY) == expected


def test_planned_gives_the_parts_of_a_training() -> None:
    parts = [{"offset_days": 14, "start_time": "09:30", "duration_minutes": 60}]
    plan = planned(
        {"kind": "single", "offset_days": 1, "weekday": "MO", "additional_parts": parts, **TIMES}, SUNDAY
    )

    assert plan.extra == ({"start": at(2026, 4, 6, 9, 30), "end": at(2026, 4, 6, 10, 30)},)


def test_planned_ends_a_week_on_its_last_day() -> None:
    plan = planned({"kind": "all_day", "offset_days": 1, "weekday": "MO", "days": 5}, SUNDAY)

    assert (plan.start, plan.end, plan.all_day) == (at(2026, 3, 23), at(2026, 3, 27), True)


def test_planned_starts_a_series_on_a_day_of_its_rule() -> None:
    plan = planned(
        {"kind": "recurring", "series_offset_days": -30, "rrule": "FREQ=MONTHLY;BYDAY=2TU", **TIMES}, SUNDAY
    )

    assert plan.start == at(2026, 3, 10, 13)
    assert plan.rule == "RRULE:FREQ=MONTHLY;BYDAY=2TU"


def test_planned_starts_a_counted_series_ahead() -> None:
    plan = planned(
        {"kind": "recurring", "series_offset_days": 10, "rrule": "FREQ=WEEKLY;COUNT=6;BYDAY=TU", **TIMES},
        SUNDAY,
    )

    assert plan.start == at(2026, 4, 7, 13)


@pytest.mark.parametrize("rule", ["FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", "FREQ=MONTHLY;INTERVAL=3;BYDAY=3WE"])
def test_planned_keeps_the_rhythm_of_an_interval(rule: str) -> None:
    days = [SUNDAY + timedelta(days=number) for number in range(200)]
    starts = {
        planned({"kind": "recurring", "series_offset_days": 0, "rrule": rule, **TIMES}, day).start.date()
        for day in days
    }

    gaps = {(later - earlier).days for earlier, later in pairwise(sorted(starts))}
    assert gaps == {14} if "WEEKLY" in rule else min(gaps) > 80


def test_planned_moves_and_cancels_coming_dates() -> None:
    exceptions = [
        {"nth_upcoming": 1, "action": "move", "to": {"days": 1, "start_time": "09:00"}, "reason": "Zaal"},
        {"nth_upcoming": 2, "action": "cancel", "reason": "Ziek"},
    ]
    plan = planned(
        {
            "kind": "recurring",
            "series_offset_days": -30,
            "rrule": "FREQ=WEEKLY;BYDAY=TU",
            "exceptions": exceptions,
            **TIMES,
        },
        SUNDAY,
    )

    moved, cancelled = plan.changes
    assert (moved["original_on"], moved["new_start"]) == (date(2026, 3, 24), at(2026, 3, 25, 9))
    assert moved["new_end"] == at(2026, 3, 25, 10, 30)
    assert (cancelled["original_on"], cancelled["action"]) == (date(2026, 3, 31), "cancel")
