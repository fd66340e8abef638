"""Wall-clock starts that a rule gives; naive datetimes only (RFC 5545 §3.8.5.3)."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import islice
from typing import Literal

from dateutil.rrule import MONTHLY, WEEKLY, YEARLY, rrule, weekday

from events.rules import Rule, parse_rule
from events.values import Schedule

MAX_STARTS = 1000
_LEAP_YEAR = 2024
_DATEUTIL: dict[str, Literal[0, 1, 2]] = {"YEARLY": YEARLY, "MONTHLY": MONTHLY, "WEEKLY": WEEKLY}
# The calendar repeats after 28 years, so a rule that is silent for so long is silent
# for ever; only 1 in 99 years needs more, and then it is not a series.
MAX_REACH = timedelta(days=366 * 28)


def starts_between(schedule: Schedule, first: datetime, last: datetime) -> list[datetime]:
    """Starts in ``[first, last]`` that the rule gives, excluded dates left out.

    Never more than 1000, and never from further than 28 years after *first*.
    """
    excluded = set(schedule.excluded_on)
    starts = (start for start in rule_starts(schedule, first, last) if start.date() not in excluded)
    return list(islice(starts, MAX_STARTS))


def rule_starts(schedule: Schedule, first: datetime, last: datetime) -> Iterator[datetime]:
    """As ``starts_between``, but lazily and with the excluded dates."""
    if not schedule.rrule:
        return iter([schedule.start] if first <= schedule.start <= last else [])
    rule = parse_rule(schedule.rrule).starting_on(schedule.start)
    first = max(first, schedule.start)
    if not _is_possible(rule):
        return iter(())
    return (start for start in _walk(rule, schedule.start, first, last) if start >= first)


def _is_possible(rule: Rule) -> bool:
    """Whether some month has such a day at all: 30 February would be looked for in vain for years."""
    months = rule.months or range(1, 13)
    longest = max(monthrange(_LEAP_YEAR, month)[1] for month in months)
    return not rule.month_days or any(abs(day) <= longest for day in rule.month_days)


def _walk(rule: Rule, start: datetime, first: datetime, last: datetime) -> Iterator[datetime]:
    """Starts from *start* or from just before *first*; a count can only be kept from *start*."""
    begin = start if rule.count else _rebased(rule, start, first)
    last = min(last, first + MAX_REACH)
    if rule.until:
        last = min(last, datetime.combine(rule.until, start.time()))
    walk = _daily if rule.frequency == "DAILY" else _by_period
    # The walk stops at `last` and not at the count: a rule that never matches has none.
    return islice(walk(rule, begin, last), rule.count)


def _daily(rule: Rule, begin: datetime, last: datetime) -> Iterator[datetime]:
    """Day by day, as dateutil lays out a whole year for each single day it looks at."""
    days = {weekday.day for weekday in rule.weekdays}
    step = timedelta(days=rule.interval)
    while begin <= last:
        if (
            (not rule.months or begin.month in rule.months)
            and (not days or begin.weekday() in days)
            and (not rule.month_days or _is_month_day(rule, begin))
        ):
            yield begin
        begin += step


def _is_month_day(rule: Rule, day: datetime) -> bool:
    from_end = day.day - monthrange(day.year, day.month)[1] - 1
    return day.day in rule.month_days or from_end in rule.month_days


def _by_period(rule: Rule, begin: datetime, last: datetime) -> Iterator[datetime]:
    series = rrule(
        _DATEUTIL[rule.frequency],
        dtstart=begin,
        interval=rule.interval,
        wkst=weekday(0),
        until=last,
        bymonth=rule.months or None,
        bymonthday=rule.month_days or None,
        byweekday=[weekday(day, nth or None) for nth, day in rule.weekdays] or None,
        bysetpos=rule.positions or None,
    )
    return iter(series)


def _rebased(rule: Rule, start: datetime, first: datetime) -> datetime:
    """The begin of the rule's own period that holds *first*, in step with *start*.

    Walking from a start of ten years ago costs as much as the ten years; a jump
    in whole intervals costs nothing and keeps the rhythm.
    """
    if first <= start:
        return start
    jump = {"DAILY": _days, "WEEKLY": _weeks, "MONTHLY": _months, "YEARLY": _years}
    return max(start, jump[rule.frequency](rule.interval, start, first))


def _days(interval: int, start: datetime, first: datetime) -> datetime:
    return start + timedelta(days=_in_step((first - start).days, interval))


def _weeks(interval: int, start: datetime, first: datetime) -> datetime:
    monday = start - timedelta(days=start.weekday())
    return monday + timedelta(weeks=_in_step((first - monday).days // 7, interval))


def _months(interval: int, start: datetime, first: datetime) -> datetime:
    elapsed = (first.year - start.year) * 12 + first.month - start.month
    year, month = divmod(start.year * 12 + start.month - 1 + _in_step(elapsed, interval), 12)
    return start.replace(year=year, month=month + 1, day=1)


def _years(interval: int, start: datetime, first: datetime) -> datetime:
    year = start.year + _in_step(first.year - start.year, interval)
    return start.replace(year=year, month=1, day=1)


def _in_step(elapsed: int, interval: int) -> int:
    return elapsed // interval * interval
