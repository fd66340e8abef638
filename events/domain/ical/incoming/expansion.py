"""From events to dates within a window (RFC 5545 §3.8.5)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice

from dateutil.rrule import rrulestr

from events.partner_values import IncomingDate, IncomingEvent, Moment
from events.values import Window

from .moments import day_of
from .rule import parts_of, until_of
from .zones import HOME

# Enough for a clock change and every distance to UTC.
_MARGIN = timedelta(days=2)


def key_of(moment: Moment) -> str:
    """What tells this date of a series from the others, for ever."""
    if isinstance(moment, datetime):
        return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    return f"{moment:%Y%m%d}"


def dates_of(
    series: IncomingEvent | None, changed: list[IncomingEvent], unreadable: list[Moment], window: Window
) -> list[IncomingDate]:
    """The dates of one UID within *window*: those of *series*, with *changed* in their place.

    *unreadable* are dates that were changed into something that cannot be read: they
    are left out, because the old time is not true any more.  A change of a date that
    the series does not have is shown as a date of its own, unless it is cancelled or
    older than the series.
    """
    if series is None:
        planned: dict[str, IncomingDate] = {}
    elif series.rrule or series.rdates:
        planned = {key_of(start): _date(series, start) for start in _starts(series, window, changed)}
    else:
        planned = {"": _single(series)}
    for moment in unreadable:
        planned.pop(_match(planned, moment), None)
    for override in changed:
        _put(planned, override, series)
    return [found for found in planned.values() if _overlaps(found, window)]


def _put(planned: dict[str, IncomingDate], override: IncomingEvent, series: IncomingEvent | None) -> None:
    original = override.recurrence_id
    if original is None:
        return
    key = _match(planned, original)
    is_left_over = series is not None and override.sequence < series.sequence
    if key not in planned and (is_left_over or override.status == "CANCELLED"):
        return
    planned[key] = IncomingDate(override, key, override.start, override.end, override.status == "CANCELLED")


def _match(planned: dict[str, IncomingDate], original: Moment) -> str:
    """The key of the date that *original* means: the same instant, else the only one on that day."""
    key = key_of(original)
    if key in planned or "" in planned:
        return key if key in planned else ""
    day = day_of(original)
    same_day = [key for key, found in planned.items() if day_of(found.start) == day]
    return same_day[0] if len(same_day) == 1 else key


def _single(event: IncomingEvent) -> IncomingDate:
    return IncomingDate(event, "", event.start, event.end, event.status == "CANCELLED")


def _date(series: IncomingEvent, start: Moment) -> IncomingDate:
    """One date of *series*; it lasts as long on the wall as the first one."""
    is_cancelled = series.status == "CANCELLED"
    return IncomingDate(series, key_of(start), start, _end(series, start), is_cancelled)


def _end(series: IncomingEvent, start: Moment) -> Moment:
    if not (isinstance(start, datetime) and isinstance(series.start, datetime)):
        return start + (day_of(series.end) - day_of(series.start))
    if not isinstance(series.end, datetime):
        return start
    zone = series.start.tzinfo
    length = series.end.astimezone(zone).replace(tzinfo=None) - series.start.replace(tzinfo=None)
    return (start.astimezone(zone).replace(tzinfo=None) + length).replace(tzinfo=zone)


def _starts(series: IncomingEvent, window: Window, changed: list[IncomingEvent]) -> Iterator[Moment]:
    """Starts of *series* up to the end of *window*, and wherever a changed date comes from."""
    ends = [instant(event.recurrence_id) for event in changed if event.recurrence_id]
    last = max([window.end, *ends]) + _MARGIN
    excluded = {key_of(moment) for moment in series.exdates}
    excluded_days = {
        _home_day(moment) for moment in series.exdates if series.all_day or not isinstance(moment, datetime)
    }
    planned = [series.start, *_by_rule(series, last), *_extra(series)]
    for start in planned:
        if key_of(start) not in excluded and day_of(start) not in excluded_days:
            yield start


def _home_day(moment: Moment) -> date:
    """The Dutch date of *moment*: midnight in Amsterdam is often written as the evening before, in UTC."""
    return moment.astimezone(HOME).date() if isinstance(moment, datetime) else moment


def _extra(series: IncomingEvent) -> Iterator[Moment]:
    """The extra dates, in the kind of the series: a time with a date, or only a date."""
    for moment in series.rdates:
        if not isinstance(series.start, datetime):
            yield day_of(moment)
        elif isinstance(moment, datetime):
            yield moment
        else:
            yield datetime.combine(moment, series.start.time(), series.start.tzinfo)


def _by_rule(series: IncomingEvent, last: datetime) -> Iterator[Moment]:
    """Starts that the rule gives, walked on the wall: the clock time stays when the clock changes."""
    if not series.rrule:
        return iter(())
    is_timed = isinstance(series.start, datetime)
    zone = series.start.tzinfo if isinstance(series.start, datetime) else None
    wall = _wall(series.start)
    stop = last.astimezone(zone or HOME).replace(tzinfo=None)
    until = until_of(series.rrule, zone)
    parts = parts_of(series.rrule)
    count = int(parts.pop("COUNT", 0)) or None
    parts["UNTIL"] = f"{min(stop, until or stop):%Y%m%dT%H%M%S}"
    walk = rrulestr(";".join(f"{name}={value}" for name, value in parts.items()), dtstart=wall)
    starts = islice(walk, count)
    return (start.replace(tzinfo=zone) if is_timed else start.date() for start in starts)


def _wall(moment: Moment) -> datetime:
    if isinstance(moment, datetime):
        return moment.replace(tzinfo=None)
    return datetime.combine(moment, time.min)


def _overlaps(found: IncomingDate, window: Window) -> bool:
    return instant(found.start) < window.end and instant(found.end) > window.start


def instant(moment: Moment) -> datetime:
    """When *moment* is; a date begins at midnight in Amsterdam."""
    if isinstance(moment, datetime):
        return moment.astimezone(UTC)
    return datetime.combine(moment, time.min, HOME).astimezone(UTC)
