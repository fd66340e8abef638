"""What stands in the way of a meeting: another one, its room, or a holiday.  Only a warning, ever."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import IntEnum

from cop_platform.core.clock import local


class Reason(IntEnum):
    """Why two things clash, the most serious first."""

    PLACE = 1
    AUDIENCE = 2
    HOLIDAY = 3


@dataclass(frozen=True)
class Busy:
    """One date of another meeting, aware; *title* is empty when the viewer may not know it."""

    event_id: int
    start: datetime
    end: datetime
    title: str = ""
    page_id: int | None = None
    same_place: bool = False
    same_audience: bool = False


@dataclass(frozen=True)
class Period:
    """A holiday, both days inclusive; *school_regions* is empty when it is for the whole country."""

    name: str
    first_on: date
    last_on: date
    school_regions: tuple[str, ...] = ()


@dataclass(frozen=True)
class Clash:
    """One reason to look again, with every date it holds for, earliest first.

    *event_id* keeps meetings apart whose name the viewer may not know.
    """

    reason: Reason
    name: str = ""
    event_id: int | None = None
    page_id: int | None = None
    school_regions: tuple[str, ...] = ()
    dates: tuple[date, ...] = ()
    at_the_same_time: bool = False


def clashes(
    dates: Sequence[tuple[datetime, datetime]], others: Iterable[Busy], periods: Sequence[Period]
) -> list[Clash]:
    """What clashes with *dates* (aware, half-open): one per other meeting or holiday, by first date.

    The same place counts at the same hours, the same audience on the same day, a
    holiday on any day.  A meeting in the same place at the same hours is not named
    again for its audience on that date.
    """
    by_day = _by_day(others)
    found: dict[Clash, list[tuple[date, bool]]] = defaultdict(list)
    for start, end in sorted(dates):
        for busy in _on_days(by_day, start, end):
            overlaps = busy.start < end and start < busy.end
            if clash := _clash(busy, overlaps=overlaps):
                found[clash].append((local(max(start, busy.start)).date(), overlaps))
        for period in periods:
            if day := _touched(period, start, end):
                holiday = Clash(Reason.HOLIDAY, period.name, school_regions=period.school_regions)
                found[holiday].append((day, False))
    return sorted(map(_with_dates, found.items()), key=lambda one: (one.dates[0], one.reason, one.name))


def days_of(start: datetime, end: datetime) -> Iterator[date]:
    """The days in Amsterdam that ``[start, end)`` touches."""
    day, last = local(start).date(), local(end - timedelta(microseconds=1)).date()
    while day <= last:
        yield day
        day += timedelta(days=1)


def _by_day(others: Iterable[Busy]) -> dict[date, list[Busy]]:
    by_day: dict[date, list[Busy]] = defaultdict(list)
    for busy in others:
        for day in days_of(busy.start, busy.end):
            by_day[day].append(busy)
    return by_day


def _on_days(by_day: dict[date, list[Busy]], start: datetime, end: datetime) -> Iterable[Busy]:
    """Each date of another meeting once, also when both last several days."""
    return dict.fromkeys(busy for day in days_of(start, end) for busy in by_day.get(day, []))


def _clash(busy: Busy, *, overlaps: bool) -> Clash | None:
    if busy.same_place and overlaps:
        return Clash(Reason.PLACE, busy.title, busy.event_id, busy.page_id)
    if busy.same_audience:
        return Clash(Reason.AUDIENCE, busy.title, busy.event_id, busy.page_id)
    return None


def _with_dates(found: tuple[Clash, list[tuple[date, bool]]]) -> Clash:
    clash, days = found
    dates = tuple(dict.fromkeys(day for day, _overlaps in days))
    return replace(clash, dates=dates, at_the_same_time=any(overlaps for _day, overlaps in days))


def _touched(period: Period, start: datetime, end: datetime) -> date | None:
    """The first day of ``[start, end)`` in *period*."""
    return next((day for day in days_of(start, end) if period.first_on <= day <= period.last_on), None)
