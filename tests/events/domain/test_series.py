"""What an editor does to the dates of a series, on plans alone."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from cop_platform.core.errors import RuleError
from events.domain.recurrence import occurrences_between
from events.domain.series import (
    Dropped,
    add_date,
    cancel_date,
    coming_rows,
    find,
    move_date,
    pause,
    refit,
    remaining_rule,
    restore_date,
    skip_date,
    split,
)
from events.values import ExtraDate, Override, Schedule, Window

FIRST = datetime(2026, 4, 7, 10)
WEEKLY = Schedule(FIRST, FIRST + timedelta(hours=2), rrule="FREQ=WEEKLY;COUNT=6;BYDAY=TU")
DAYS = [date(2026, 4, 7) + timedelta(weeks=week) for week in range(6)]
YEAR = Window(datetime(2026, 1, 1, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC))
HOUR = timedelta(hours=1)


def dates(*plans: Schedule) -> list[datetime]:
    """When the dates of *plans* take place, on the wall clock, those that are off left out."""
    found = [one for plan in plans for one in occurrences_between(plan, YEAR) if not one.is_cancelled]
    return [one.start.replace(tzinfo=None) for one in found]


def code_of(act, *args, **fields) -> str:
    with pytest.raises(RuleError) as refused:
        act(*args, **fields)
    return refused.value.code


def test_a_moved_date_keeps_its_name():
    start = datetime(2026, 4, 15, 13)

    moved = move_date(WEEKLY, DAYS[1], start=start, end=start + HOUR, reason="Zaal bezet.")

    assert moved.overrides == (
        Override(datetime(2026, 4, 14, 10), "move", start, start + HOUR, "Zaal bezet."),
    )
    assert find(moved, DAYS[1]).now.start.replace(tzinfo=None) == start


def test_moving_a_date_to_where_it_was_puts_it_back():
    away = move_date(WEEKLY, DAYS[1], start=datetime(2026, 4, 15, 13), end=datetime(2026, 4, 15, 14))

    back = move_date(away, DAYS[1], start=datetime(2026, 4, 14, 10), end=datetime(2026, 4, 14, 12))

    assert back == WEEKLY


@pytest.mark.parametrize("act", ["cancel", "skip", "move"])
def test_every_act_on_one_date_can_be_undone(act):
    changed = {
        "cancel": lambda: cancel_date(WEEKLY, DAYS[2], reason="Ziek."),
        "skip": lambda: skip_date(WEEKLY, DAYS[2]),
        "move": lambda: move_date(
            WEEKLY, DAYS[2], start=FIRST + timedelta(days=8), end=FIRST + timedelta(days=9)
        ),
    }[act]()

    assert changed != WEEKLY
    assert restore_date(changed, DAYS[2]) == WEEKLY


def test_a_cancelled_date_stays_and_a_skipped_one_does_not():
    cancelled, skipped = cancel_date(WEEKLY, DAYS[1], reason="Ziek."), skip_date(WEEKLY, DAYS[1])

    assert len(occurrences_between(cancelled, YEAR)) == 6
    assert len(occurrences_between(skipped, YEAR)) == 5
    assert dates(cancelled) == dates(skipped)


def test_cancelling_a_moved_date_leaves_one_exception():
    moved = move_date(WEEKLY, DAYS[1], start=datetime(2026, 4, 15, 13), end=datetime(2026, 4, 15, 14))

    assert cancel_date(moved, DAYS[1], reason="Ziek.").overrides == (
        Override(datetime(2026, 4, 14, 10), "cancel", reason="Ziek."),
    )


def test_an_extra_date_is_moved_cancelled_restored_and_removed_at_its_own_hour():
    start = datetime(2026, 4, 17, 19, 30)
    more = add_date(WEEKLY, start=start, end=start + HOUR)
    day = start.date()

    cancelled = cancel_date(more, day, reason="Ziek.")
    assert cancelled.overrides[0].original == start
    assert restore_date(cancelled, day) == more
    assert move_date(more, day, start=start + HOUR, end=start + 2 * HOUR).overrides[0].start == start + HOUR
    assert skip_date(cancelled, day) == WEEKLY


def test_adding_the_date_that_was_skipped_puts_it_back():
    skipped = skip_date(WEEKLY, DAYS[1])

    assert add_date(skipped, start=datetime(2026, 4, 14, 10), end=datetime(2026, 4, 14, 12)) == WEEKLY


def test_a_skipped_day_can_have_an_extra_date_at_another_hour():
    start = datetime(2026, 4, 14, 16)
    changed = add_date(skip_date(WEEKLY, DAYS[1]), start=start, end=start + HOUR)

    assert start in dates(changed)
    assert restore_date(cancel_date(changed, DAYS[1], reason="Ziek."), DAYS[1]) == changed


REFUSED = {
    "a day without a date": (lambda: cancel_date(WEEKLY, date(2026, 4, 8), reason="x"), "date_unknown"),
    "end before start": (
        lambda: move_date(WEEKLY, DAYS[1], start=FIRST, end=FIRST - HOUR),
        "end_before_start",
    ),
    "into the hour that is skipped": (
        lambda: move_date(WEEKLY, DAYS[1], start=datetime(2026, 3, 29, 2, 30), end=datetime(2026, 3, 29, 5)),
        "clock_change",
    ),
    "an extra date on a day of the rule": (
        lambda: add_date(WEEKLY, start=datetime(2026, 4, 14, 18), end=datetime(2026, 4, 14, 19)),
        "extra_date_taken",
    ),
    "moving what is skipped": (
        lambda: move_date(skip_date(WEEKLY, DAYS[1]), DAYS[1], start=FIRST, end=FIRST + HOUR),
        "date_skipped",
    ),
    "skipping the only date": (
        lambda: skip_date(Schedule(FIRST, FIRST + HOUR), FIRST.date()),
        "only_date",
    ),
    "a pause that ends first": (
        lambda: pause(WEEKLY, first=DAYS[3], last=DAYS[1], reason="", is_announced=False),
        "pause_reversed",
    ),
    "a pause without dates": (
        lambda: pause(WEEKLY, first=date(2026, 4, 8), last=date(2026, 4, 10), reason="", is_announced=False),
        "pause_empty",
    ),
    "a pause of years": (
        lambda: pause(WEEKLY, first=DAYS[0], last=date(2028, 4, 10), reason="", is_announced=False),
        "pause_too_long",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_refuses(case):
    act, code = REFUSED[case]

    assert code_of(act) == code


def test_a_pause_cancels_or_skips_every_date_that_goes_on_in_it():
    off = cancel_date(WEEKLY, DAYS[2], reason="Ziek.")
    away = move_date(off, DAYS[1], start=datetime(2026, 6, 2, 10), end=datetime(2026, 6, 2, 12))

    told = pause(away, first=DAYS[1], last=DAYS[4], reason="Zomerpauze.", is_announced=True)
    silent = pause(away, first=DAYS[1], last=DAYS[4], reason="", is_announced=False)

    reasons = {o.original.date(): o.reason for o in told.overrides if o.action == "cancel"}
    assert reasons == {DAYS[2]: "Ziek.", DAYS[3]: "Zomerpauze.", DAYS[4]: "Zomerpauze."}
    assert silent.excluded_on == (DAYS[3], DAYS[4])
    assert dates(told) == dates(silent) == [FIRST, FIRST + timedelta(weeks=5), datetime(2026, 6, 2, 10)]


def test_a_date_that_moved_into_the_pause_is_off_too():
    into = move_date(WEEKLY, DAYS[5], start=datetime(2026, 7, 20, 10), end=datetime(2026, 7, 20, 12))

    told = pause(into, first=date(2026, 7, 11), last=date(2026, 8, 23), reason="Zomer.", is_announced=True)

    assert dates(told) == dates(WEEKLY)[:5]


def test_coming_rows_hold_what_is_skipped_too():
    now = datetime(2026, 4, 10, tzinfo=UTC)
    rows = coming_rows(skip_date(WEEKLY, DAYS[2]), now=now, most=3)

    assert [(row.day, row.is_skipped) for row in rows] == [
        (DAYS[1], False),
        (DAYS[2], True),
        (DAYS[3], False),
    ]


def test_overrides_go_along_with_their_day_when_the_hour_changes():
    plan = cancel_date(WEEKLY, DAYS[2], reason="Ziek.")
    later = replace(plan, start=FIRST + 4 * HOUR, end=FIRST + 5 * HOUR)

    fitting, dropped = refit(later)

    assert [o.original for o in fitting.overrides] == [datetime(2026, 4, 21, 14)]
    assert dropped == []


def test_refit_names_what_finds_no_date():
    start = datetime(2026, 4, 15, 19)
    plan = add_date(WEEKLY, start=start, end=start + HOUR)
    plan = skip_date(cancel_date(plan, DAYS[2], reason="Ziek."), DAYS[3])
    wednesdays = replace(
        plan,
        start=FIRST + timedelta(days=1),
        end=FIRST + timedelta(days=1, hours=2),
        rrule="FREQ=WEEKLY;BYDAY=WE",
    )

    fitting, dropped = refit(wednesdays)

    assert dropped == [
        Dropped(date(2026, 4, 15), "extra"),
        Dropped(DAYS[2], "cancel"),
        Dropped(DAYS[3], "skip"),
    ]
    assert (fitting.overrides, fitting.excluded_on, fitting.extra_dates) == ((), (), ())


def cut(plan: Schedule, day: date, *, start: datetime, rrule: str = "", hours: int = 2):
    rest, excluded = remaining_rule(plan, day)
    return split(plan, day, start=start, end=start + hours * HOUR, rrule=rrule or rest, excluded_on=excluded)


def test_a_split_without_change_keeps_every_date():
    plan = cancel_date(skip_date(WEEKLY, DAYS[1]), DAYS[4], reason="Ziek.")
    extra = datetime(2026, 4, 30, 9)
    plan = add_date(plan, start=extra, end=extra + HOUR)

    found = cut(plan, DAYS[3], start=datetime(2026, 4, 28, 10))

    assert dates(found.earlier, found.later) == dates(plan)
    assert found.earlier.rrule == "FREQ=WEEKLY;UNTIL=20260421;BYDAY=TU"
    assert found.later.rrule == "FREQ=WEEKLY;COUNT=3;BYDAY=TU"
    assert (found.earlier.excluded_on, found.later.excluded_on) == ((DAYS[1],), ())
    assert (found.earlier.extra_dates, found.later.extra_dates) == ((), (ExtraDate(extra, extra + HOUR),))
    assert (found.earlier.overrides, len(found.later.overrides)) == ((), 1)
    assert found.dropped == []


def test_a_split_at_a_moved_date_takes_it_along_by_its_first_day():
    plan = move_date(WEEKLY, DAYS[2], start=datetime(2026, 5, 6, 9), end=datetime(2026, 5, 6, 10))

    found = cut(plan, DAYS[3], start=datetime(2026, 4, 28, 10))

    assert [o.original.date() for o in found.earlier.overrides] == [DAYS[2]]
    assert found.later.overrides == ()


def test_a_split_to_another_day_names_the_exceptions_that_fall_away():
    plan = cancel_date(WEEKLY, DAYS[4], reason="Ziek.")

    found = cut(plan, DAYS[3], start=datetime(2026, 4, 29, 14), rrule="FREQ=WEEKLY;COUNT=3;BYDAY=WE", hours=1)

    assert found.dropped == [Dropped(DAYS[4], "cancel")]
    assert dates(found.later) == [
        datetime(2026, 4, 29, 14),
        datetime(2026, 5, 6, 14),
        datetime(2026, 5, 13, 14),
    ]


def test_a_split_of_a_series_without_end_ends_the_first_half():
    plan = replace(WEEKLY, rrule="FREQ=WEEKLY")

    found = cut(plan, DAYS[3], start=datetime(2026, 4, 28, 15))

    assert found.earlier.rrule == "FREQ=WEEKLY;UNTIL=20260421"
    assert found.later.rrule == "FREQ=WEEKLY"


SPLIT_REFUSED = {
    "at the first date": (WEEKLY, DAYS[0], FIRST, "split_at_start"),
    "before the last date of the old": (WEEKLY, DAYS[3], datetime(2026, 4, 21, 15), "split_overlaps"),
    "of a single meeting": (Schedule(FIRST, FIRST + HOUR), DAYS[0], FIRST, "split_no_series"),
    "at a day without a date": (WEEKLY, date(2026, 4, 8), FIRST, "date_unknown"),
    "on a day that the rule does not have": (WEEKLY, DAYS[3], datetime(2026, 4, 29, 10), "start_not_in_rule"),
}


@pytest.mark.parametrize("case", SPLIT_REFUSED)
def test_split_refuses(case):
    plan, day, start, code = SPLIT_REFUSED[case]
    act = lambda: split(  # noqa: E731
        plan, day, start=start, end=start + HOUR, rrule="FREQ=WEEKLY;BYDAY=TU", excluded_on=()
    )

    assert code_of(act) == code
