"""Moved dates that Outlook cannot keep in their series: told, carried apart, never refused (R13)."""

from datetime import date, datetime, timedelta

import icalendar
import pytest

from events.domain.ical import vevents
from events.domain.recurrence import check, move_warnings
from events.domain.series import add_date, move_date
from events.values import Schedule
from tests.events.domain.strategies import event

FIRST = datetime(2026, 4, 7, 10)
WEEKLY = Schedule(FIRST, FIRST + timedelta(hours=2), rrule="FREQ=WEEKLY;COUNT=6;BYDAY=TU")
SECOND, THIRD = date(2026, 4, 14), date(2026, 4, 21)
APART, TWICE = "Outlook kan dat niet", "twee keer"


def moved(plan: Schedule, day: date, *target: int) -> Schedule:
    start = datetime(*target)
    return move_date(plan, day, start=start, end=start + timedelta(hours=1))


CASES = {
    "within its own week": (moved(WEEKLY, SECOND, 2026, 4, 16, 9), []),
    "on its own day": (moved(WEEKLY, SECOND, 2026, 4, 14, 15), []),
    "past the next date": (moved(WEEKLY, SECOND, 2026, 4, 22, 9), [APART]),
    "past the date before": (moved(WEEKLY, SECOND, 2026, 4, 6, 9), [APART]),
    "onto the day of the next date": (moved(WEEKLY, SECOND, 2026, 4, 21, 15), [TWICE, APART]),
    "onto a day that another moved to": (
        moved(moved(WEEKLY, THIRD, 2026, 4, 17, 9), SECOND, 2026, 4, 17, 14),
        [TWICE, APART, TWICE, APART],
    ),
    "past a date that moved": (
        moved(moved(WEEKLY, THIRD, 2026, 4, 16, 9), SECOND, 2026, 4, 18, 9),
        [APART, APART],
    ),
    "onto the day of an extra date": (
        moved(
            add_date(WEEKLY, start=datetime(2026, 4, 16, 9), end=datetime(2026, 4, 16, 10)),
            SECOND,
            *(2026, 4, 16, 14),
        ),
        [TWICE],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_warns_with_the_reason_and_refuses_nothing(case):
    schedule, expected = CASES[case]

    check(schedule)

    found = move_warnings(schedule)
    assert [next(words for words in (APART, TWICE) if words in sentence) for sentence in found] == expected


@pytest.mark.parametrize("case", CASES)
def test_what_outlook_cannot_keep_is_an_event_of_its_own(case):
    schedule, expected = CASES[case]

    text = f"BEGIN:VCALENDAR\r\n{vevents(event(schedule))}END:VCALENDAR\r\n"
    found = icalendar.Calendar.from_ical(text).walk("VEVENT")

    apart = [v for v in found if "RRULE" not in v and "RECURRENCE-ID" not in v]
    within = [v for v in found if "RECURRENCE-ID" in v]
    assert len(apart) == expected.count(APART) + len(schedule.extra_dates)
    assert len(apart) + len(within) == len(schedule.overrides) + len(schedule.extra_dates)
    assert len({str(v["UID"]) for v in found if "RECURRENCE-ID" not in v}) == len(found) - len(within)
