"""A table of weeks: which days a meeting takes place on, and the days of a period by ISO week."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Generic, Protocol, TypeVar

from cop_platform.core.clock import local

ONE_DAY = timedelta(days=1)
AN_INSTANT = timedelta(microseconds=1)


class Timed(Protocol):
    """What has a start and an exclusive end, both aware."""

    @property
    def starts_at(self) -> datetime:
        """When it begins."""

    @property
    def ends_at(self) -> datetime:
        """When it has ended."""


T = TypeVar("T")
TimedT = TypeVar("TimedT", bound=Timed)


@dataclass(frozen=True)
class Day(Generic[T]):
    """A day with what takes place; one outside the period only fills up its week."""

    on: date
    is_outside: bool
    entries: tuple[T, ...] = ()


@dataclass(frozen=True)
class Week(Generic[T]):
    """Seven days from Monday, and the ISO year and number of their week."""

    year: int
    number: int
    days: tuple[Day[T], ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing takes place on any of the days."""
        return not any(day.entries for day in self.days)


def days_of(start: datetime, end: datetime) -> tuple[date, date]:
    """The first and last day in Amsterdam of what ends just before *end*."""
    first = local(start).date()
    # The clocks of an all-day meeting say midnight; the day that begins then has no part in it.
    last = local(end - AN_INSTANT).date()
    return first, max(first, last)


def by_day(dates: Iterable[TimedT], first: date, last: date) -> dict[date, list[TimedT]]:
    """The *dates* on each day that they span, from *first* to *last*; their order is kept."""
    found: dict[date, list[TimedT]] = defaultdict(list)
    for entry in dates:
        begins, ends = days_of(entry.starts_at, entry.ends_at)
        for day in _days(max(begins, first), min(ends, last)):
            found[day].append(entry)
    return found


def weeks_of(first: date, last: date, entries: Mapping[date, Sequence[T]]) -> list[Week[T]]:
    """The whole weeks around the days from *first* to *last*, with the *entries* of each day."""
    monday = first - first.weekday() * ONE_DAY
    return [_week(start, first, last, entries) for start in _days(monday, last, step=7)]


def _week(monday: date, first: date, last: date, entries: Mapping[date, Sequence[T]]) -> Week[T]:
    year, number, _weekday = monday.isocalendar()
    days = (_day(day, first, last, entries) for day in _days(monday, monday + 6 * ONE_DAY))
    return Week(year, number, tuple(days))


def _day(day: date, first: date, last: date, entries: Mapping[date, Sequence[T]]) -> Day[T]:
    if not first <= day <= last:
        return Day(day, is_outside=True)
    return Day(day, is_outside=False, entries=tuple(entries.get(day, ())))


def _days(first: date, last: date, step: int = 1) -> Iterable[date]:
    return (first + number * ONE_DAY for number in range(0, (last - first).days + 1, step))
