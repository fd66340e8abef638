"""All VEVENTs of one meeting: the series, its changed dates and its extra dates."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import icalendar

from events.domain.recurrence.expansion import extra_dates, instant, is_original, planned
from events.domain.recurrence.outlook import stands_apart
from events.rules import WEEKDAYS, parse_rule
from events.values import AMSTERDAM, CalendarEvent, Override, Schedule

from .component import component, wall_value

logger = logging.getLogger(__name__)


def vevents(event: CalendarEvent) -> str:
    """The VEVENTs of *event* as text with CRLF: the same facts give the same bytes.

    A moved or cancelled date repeats the UID with a RECURRENCE-ID (RFC 5545
    §3.8.4.4); a date outside the rule becomes an event of its own, because
    Outlook ignores RDATE.  Raises for an event that no calendar could show.
    """
    if event.schedule.time_zone != AMSTERDAM:
        raise ValueError(f"the feed only declares {AMSTERDAM}, not {event.schedule.time_zone}")
    found = _recurring(event) if event.schedule.is_recurring else [_single(event)]
    found += [_extra(event, extra.start, extra.end) for extra in extra_dates(event.schedule)]
    return "".join(vevent.to_ical().decode() for vevent in found)


def safe_vevents(event: CalendarEvent) -> str:
    """As ``vevents``, but one broken meeting is logged and left out, so that the feed lives."""
    try:
        return vevents(event)
    except Exception:  # whatever is wrong with one meeting, the others are not
        logger.exception("meeting %s cannot be written as calendar text", event.uid)
        return ""


def _single(event: CalendarEvent) -> icalendar.Event:
    schedule = event.schedule
    return component(event, planned(schedule, schedule.start, schedule.end), event.uid)


def _recurring(event: CalendarEvent) -> list[icalendar.Event]:
    """The series and its changed dates; a change of no date of the rule is left out."""
    schedule = event.schedule
    changed = [change for change in _sorted(schedule) if is_original(schedule, change.original)]
    apart = [change for change in changed if stands_apart(schedule, change)]
    found = [_master(event, apart)]
    for change in changed:
        build = _standing_alone if change in apart else _changed
        found.append(build(event, change))
    return found


def _master(event: CalendarEvent, apart: list[Override]) -> icalendar.Event:
    schedule = event.schedule
    # The first date as the rule gives it, also when that date itself was moved.
    unchanged = replace(schedule, overrides=())
    vevent = component(event, planned(unchanged, schedule.start, schedule.end), event.uid)
    vevent.add("rrule", _rule(schedule))
    for original in sorted({*_excluded(schedule), *(change.original for change in apart)}):
        moment = instant(original, schedule.time_zone)
        vevent.add("exdate", wall_value(moment, all_day=schedule.all_day))
    return vevent


def _rule(schedule: Schedule) -> dict[str, Any]:
    """RRULE with every part written out, as clients differ in what they assume."""
    rule = parse_rule(schedule.rrule).starting_on(schedule.start)
    parts = {
        "FREQ": rule.frequency,
        "INTERVAL": rule.interval if rule.interval > 1 else None,
        "COUNT": rule.count,
        "UNTIL": _until(schedule),
        "BYMONTH": rule.months,
        "BYMONTHDAY": rule.month_days,
        "BYDAY": [str(weekday) for weekday in rule.weekdays],
        "BYSETPOS": rule.positions,
        "WKST": WEEKDAYS[0],
    }
    return {
        name: list(value) if isinstance(value, tuple) else value for name, value in parts.items() if value
    }


def _until(schedule: Schedule) -> date | datetime | None:
    """The last moment, in the value type of DTSTART: a date, or an instant in UTC."""
    until = parse_rule(schedule.rrule).until
    if until is None or schedule.all_day:
        return until
    return instant(datetime.combine(until, schedule.start.time()), schedule.time_zone).astimezone(UTC)


def _excluded(schedule: Schedule) -> list[datetime]:
    """Starts the rule would give on the excluded dates; other dates are not mentioned."""
    rule_only = replace(schedule, excluded_on=())
    at = schedule.start.time()
    originals = [datetime.combine(day, at) for day in schedule.excluded_on]
    return [original for original in originals if is_original(rule_only, original)]


def _changed(event: CalendarEvent, change: Override) -> icalendar.Event:
    schedule = event.schedule
    occurrence = planned(schedule, change.original, change.original + schedule.length)
    vevent = component(event, occurrence, event.uid)
    original = instant(change.original, schedule.time_zone)
    vevent.add("recurrence-id", wall_value(original, all_day=schedule.all_day))
    if change.sequence is not None:
        vevent["SEQUENCE"] = icalendar.vInt(change.sequence)
    return vevent


def _standing_alone(event: CalendarEvent, change: Override) -> icalendar.Event:
    return _extra(event, change.original, change.original + event.schedule.length, is_extra=False)


def _extra(event: CalendarEvent, start: datetime, end: datetime, *, is_extra: bool = True) -> icalendar.Event:
    occurrence = planned(event.schedule, start, end, is_extra=is_extra)
    return component(event, occurrence, own_uid(event.uid, start))


def own_uid(uid: str, original: datetime) -> str:
    """The UID of a date that stands alone: ``<uuid>-<yyyymmdd>@<host>``."""
    name, at, host = uid.partition("@")
    return f"{name}-{original:%Y%m%d}{at}{host}"


def _sorted(schedule: Schedule) -> list[Override]:
    by_original = {change.original: change for change in schedule.overrides}
    return [by_original[original] for original in sorted(by_original)]
