"""From a schedule to its occurrences in a window: rule, overrides, extra dates, zone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import chain
from zoneinfo import ZoneInfo

from events.values import ExtraDate, Override, PlannedOccurrence, Schedule, Window

from .walk import MAX_STARTS, starts_between

# Wide enough for every offset from UTC and for a clock change within the occurrence.
_MARGIN = timedelta(days=1)


def occurrences_between(schedule: Schedule, window: Window) -> list[PlannedOccurrence]:
    """Occurrences of *schedule* that overlap *window*, earliest first, at most 1000.

    The wall-clock time is kept across a clock change.  A moved occurrence counts
    at its new time, a cancelled one stays at its old time and is marked.  Raises
    ``RuleError`` for a rule that cannot be read.  RFC 5545 §3.8.5, §3.8.4.4.
    """
    planned = chain(_regular(schedule, window), _moved(schedule), _extra(schedule))
    found = {occurrence.original: occurrence for occurrence in planned}
    inside = (occurrence for occurrence in found.values() if _overlaps(occurrence, window))
    return sorted(inside, key=lambda occurrence: (occurrence.start, occurrence.original))[:MAX_STARTS]


def is_original(schedule: Schedule, original: datetime) -> bool:
    """Whether the rule itself gives an occurrence at *original*."""
    return bool(starts_between(schedule, original, original))


def extra_dates(schedule: Schedule) -> list[ExtraDate]:
    """Dates outside the rule, one per day; a day the rule already has is not extra."""
    by_day = {extra.start.date(): extra for extra in reversed(schedule.extra_dates)}
    return [
        by_day[day]
        for day in sorted(by_day)
        if not starts_between(schedule, _midnight(by_day[day]), _midnight(by_day[day], 1))
    ]


def planned(
    schedule: Schedule, original: datetime, end: datetime, *, is_extra: bool = False
) -> PlannedOccurrence:
    """The occurrence that *original* stands for, with its override applied."""
    override = _overrides(schedule).get(original)
    start = original
    if override and override.action == "move" and override.start and override.end:
        start, end = override.start, override.end
    return PlannedOccurrence(
        original=original,
        start=instant(start, schedule.time_zone),
        end=instant(end, schedule.time_zone),
        is_cancelled=override is not None and override.action == "cancel",
        is_moved=start is not original,
        is_extra=is_extra,
        reason=override.reason if override else "",
    )


def instant(wall: datetime, time_zone: str) -> datetime:
    """*wall* in its zone: the first one when the hour comes twice.

    An hour that is skipped in spring moves to the hour that the clock then shows.
    """
    zone = ZoneInfo(time_zone)
    return wall.replace(tzinfo=zone, fold=0).astimezone(UTC).astimezone(zone)


def _regular(schedule: Schedule, window: Window) -> list[PlannedOccurrence]:
    zone = ZoneInfo(schedule.time_zone)
    first = window.start.astimezone(zone).replace(tzinfo=None) - schedule.length - _MARGIN
    last = window.end.astimezone(zone).replace(tzinfo=None) + _MARGIN
    starts = starts_between(schedule, first, last)
    return [planned(schedule, start, start + schedule.length) for start in starts]


def _moved(schedule: Schedule) -> list[PlannedOccurrence]:
    """Overrides from anywhere in the series, as a move may end in the window."""
    return [
        planned(schedule, original, original + schedule.length)
        for original in _overrides(schedule)
        if is_original(schedule, original)
    ]


def _extra(schedule: Schedule) -> list[PlannedOccurrence]:
    extras = extra_dates(schedule)
    return [planned(schedule, extra.start, extra.end, is_extra=True) for extra in extras]


def _overrides(schedule: Schedule) -> dict[datetime, Override]:
    return {override.original: override for override in schedule.overrides}


def _overlaps(occurrence: PlannedOccurrence, window: Window) -> bool:
    return occurrence.start < window.end and occurrence.end > window.start


def _midnight(extra: ExtraDate, days: int = 0) -> datetime:
    day = datetime.combine(extra.start.date(), datetime.min.time())
    return day + timedelta(days=days) - timedelta(microseconds=1 if days else 0)
