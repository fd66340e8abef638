"""Random schedules that an editor may publish, for property tests."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from hypothesis import assume
from hypothesis import strategies as st

from cop_platform.core.errors import RuleError
from events.domain.recurrence import check
from events.domain.recurrence.walk import MAX_REACH, rule_starts
from events.rules import Rule, Weekday
from events.values import CalendarEvent, ExtraDate, Override, Schedule

WEEKDAYS = st.builds(Weekday, st.just(0), st.integers(0, 6))
NTH_WEEKDAYS = st.builds(Weekday, st.sampled_from([1, 2, 3, 4, 5, -1, -2]), st.integers(0, 6))
MONTHS = st.one_of(st.just(()), st.just((1, 2, 3, 4, 5, 6, 9, 10, 11, 12)), st.just((2, 3, 10)))
MONTH_DAYS = st.lists(st.sampled_from([1, 15, 29, 31, -1, -5]), min_size=1, max_size=2, unique=True)


def _sorted(strategy):
    return strategy.map(lambda values: tuple(sorted(values)))


@st.composite
def rules(draw):
    frequency = draw(st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]))
    months = draw(MONTHS)
    by_weekday = draw(st.booleans())
    weekdays, month_days, positions = (), (), ()
    if frequency in ("DAILY", "WEEKLY"):
        weekdays = draw(_sorted(st.lists(WEEKDAYS, max_size=3, unique=True)))
    elif draw(st.booleans()) and by_weekday:
        weekdays = draw(_sorted(st.lists(NTH_WEEKDAYS, min_size=1, max_size=2, unique=True)))
    elif by_weekday:
        weekdays = draw(_sorted(st.lists(WEEKDAYS, min_size=1, max_size=5, unique=True)))
        positions = (draw(st.sampled_from([1, 2, -1])),)
    else:
        month_days = draw(_sorted(MONTH_DAYS))
    if frequency == "YEARLY" and not months:
        months = (draw(st.integers(1, 12)),)
    end = draw(st.sampled_from(["never", "count", "until"]))
    return Rule(
        frequency,
        interval=draw(st.integers(1, 3)),
        count=draw(st.integers(1, 60)) if end == "count" else None,
        until=date(2026, 1, 1) + timedelta(days=draw(st.integers(0, 900))) if end == "until" else None,
        months=months,
        month_days=month_days,
        weekdays=weekdays,
        positions=positions,
    )


@st.composite
def schedules(draw):
    """A recurring schedule that passes every check, with exceptions of each kind."""
    start = datetime(2025, 1, 1) + timedelta(days=draw(st.integers(0, 800)))
    all_day = draw(st.booleans())
    if all_day:
        length = timedelta(days=draw(st.integers(1, 2)))
    else:
        start += timedelta(hours=draw(st.sampled_from([0, 1, 7, 9, 13, 22, 23])), minutes=30)
        length = timedelta(minutes=draw(st.sampled_from([60, 90, 480])))
    bare = Schedule(start, start + length, all_day=all_day, rrule=str(draw(rules())))
    first = next(rule_starts(bare, start, start + MAX_REACH), None)
    assume(first is not None and first.year < 2029)
    bare = replace(bare, start=first, end=first + length)
    return _checked(_with_exceptions(draw, bare), bare)


def _with_exceptions(draw, schedule):
    starts = [
        start
        for start, _ in zip(
            rule_starts(schedule, schedule.start, datetime(2029, 1, 1)), range(40), strict=False
        )
    ]
    changed = draw(st.lists(st.sampled_from(starts), max_size=4, unique=True))
    excluded = [start.date() for start in changed[:1] if start != schedule.start]
    overrides = [_override(draw, schedule, start) for start in changed[1:]]
    extra = schedule.start + timedelta(days=draw(st.integers(1, 300)), hours=0 if schedule.all_day else 1)
    extras = [ExtraDate(extra, extra + schedule.length)] if draw(st.booleans()) else []
    return replace(
        schedule, excluded_on=tuple(excluded), overrides=tuple(overrides), extra_dates=tuple(extras)
    )


def _override(draw, schedule, original):
    if draw(st.booleans()):
        return Override(original, "cancel", reason="Zaal dicht")
    start = original + timedelta(days=draw(st.integers(-3, 10)))
    if not schedule.all_day:
        start = datetime.combine(start.date(), time(draw(st.integers(8, 20))))
    return Override(original, "move", start, start + schedule.length)


def _checked(schedule, bare):
    """*schedule*, or without its exceptions when those clash, or nothing at all."""
    for candidate in (schedule, bare):
        try:
            check(candidate)
        except RuleError:
            continue
        return candidate
    return assume(False)


def event(schedule, **facts):
    """A calendar event with fixed identity for *schedule*."""
    return CalendarEvent(
        **{
            "uid": f"{UUID(int=7)}@example.nl",
            "sequence": 3,
            "changed_at": datetime(2026, 2, 1, 12, tzinfo=UTC),
            "summary": "Netwerkbijeenkomst",
            "schedule": schedule,
        }
        | facts
    )
