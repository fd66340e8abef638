"""What a changed plan does to those who follow it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from events.domain import concerned
from events.domain.consequences import consequences
from events.domain.series import add_date, cancel_date, move_date, remaining_rule, skip_date, split
from events.values import Schedule

FIRST = datetime(2026, 4, 7, 10)
WEEKLY = Schedule(FIRST, FIRST + timedelta(hours=2), rrule="FREQ=WEEKLY;COUNT=6;BYDAY=TU")
DAYS = [date(2026, 4, 7) + timedelta(weeks=week) for week in range(6)]
NOW = datetime(2026, 4, 10, 12, tzinfo=UTC)


def between(before: Schedule, *after: Schedule) -> dict[str, list[date]]:
    found = consequences([before], after, now=NOW)
    kinds = ("moved", "cancelled", "restored", "added", "removed")
    return {kind: [change.day for change in getattr(found, kind)] for kind in kinds if getattr(found, kind)}


def test_nothing_changes():
    assert between(WEEKLY, WEEKLY) == {}
    assert not consequences([WEEKLY], [WEEKLY], now=NOW)


def test_each_kind_is_told_apart():
    away = move_date(WEEKLY, DAYS[1], start=datetime(2026, 4, 15, 10), end=datetime(2026, 4, 15, 12))
    off = cancel_date(away, DAYS[2], reason="Ziek.")
    more = add_date(off, start=datetime(2026, 5, 1, 9), end=datetime(2026, 5, 1, 10))

    assert between(WEEKLY, skip_date(more, DAYS[3])) == {
        "moved": [DAYS[1]],
        "cancelled": [DAYS[2]],
        "added": [date(2026, 5, 1)],
        "removed": [DAYS[3]],
    }
    assert between(off, away) == {"restored": [DAYS[2]]}


def test_dates_that_have_been_do_not_count():
    assert between(WEEKLY, cancel_date(WEEKLY, DAYS[0], reason="Ziek.")) == {}


def test_another_reason_changes_no_date():
    once, again = (cancel_date(WEEKLY, DAYS[2], reason=reason) for reason in ("Ziek.", "Zaal dicht."))

    assert between(once, again) == {}


def test_another_hour_moves_every_date_to_come():
    assert between(WEEKLY, replace(WEEKLY, start=FIRST.replace(hour=11))) == {"moved": DAYS[1:]}


def test_a_shorter_meeting_is_a_change_too():
    shorter = replace(WEEKLY, end=FIRST + timedelta(hours=1))

    assert between(WEEKLY, shorter) == {"moved": DAYS[1:]}


def test_a_split_without_change_has_no_consequences():
    rrule, excluded = remaining_rule(WEEKLY, DAYS[3])
    start = datetime(2026, 4, 28, 10)
    found = split(
        WEEKLY, DAYS[3], start=start, end=start + timedelta(hours=2), rrule=rrule, excluded_on=excluded
    )

    assert between(WEEKLY, found.earlier, found.later) == {}


def test_days_are_those_that_somebody_may_have_noted():
    more = add_date(WEEKLY, start=datetime(2026, 5, 1, 9), end=datetime(2026, 5, 1, 10))
    found = consequences([WEEKLY], [cancel_date(more, DAYS[2], reason="Ziek.")], now=NOW)

    assert found.days == [DAYS[2]]


def test_nobody_is_counted_as_long_as_nobody_counts(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(concerned, "_counters", [])
    assert concerned.people_concerned(UUID(int=1), DAYS) is None

    concerned.counts_people(lambda key, days: len(days))
    assert concerned.people_concerned(UUID(int=1), DAYS[:2]) == 2
