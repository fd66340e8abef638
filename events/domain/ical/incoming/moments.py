"""Dates and times of an event, aware; floating ones are Dutch time."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from icalendar import vDDDTypes, vDuration

from events.partner_values import Moment

from .errors import BadEvent
from .properties import Property
from .zones import HOME, Zones

YEARS = range(1970, 2200)
MAX_LISTED = 1_000


def moment_of(found: Property, zones: Zones, code: str = "bad_start") -> Moment:
    """The moment in *found*; raises ``BadEvent(code)`` when it is none, or out of range."""
    return _moment(found.raw, found.params.get("TZID", ""), zones, code)


def moments_of(properties: list[Property], zones: Zones) -> tuple[Moment, ...]:
    """Every moment in *properties*, each a list; of a period its start."""
    texts = [(text, found) for found in properties for text in found.raw.split(",") if text.strip()]
    if len(texts) > MAX_LISTED:
        raise BadEvent("too_many_listed")
    return tuple(
        _moment(text.partition("/")[0], found.params.get("TZID", ""), zones, "bad_listed")
        for text, found in texts
    )


def duration_of(found: Property) -> timedelta:
    """The length in *found*; raises ``BadEvent``."""
    try:
        length = vDuration.from_ical(found.raw)  # type: ignore[no-untyped-call]
        return timedelta(seconds=length.total_seconds())
    except Exception as error:
        raise BadEvent("bad_end") from error


def as_utc(moment: Moment) -> Moment:
    """*moment* in UTC; a date stays a date."""
    return moment.astimezone(UTC) if isinstance(moment, datetime) else moment


def day_of(moment: Moment) -> date:
    """The date of *moment* in its own zone."""
    return moment.date() if isinstance(moment, datetime) else moment


def _moment(text: str, tzid: str, zones: Zones, code: str) -> Moment:
    try:
        found: object = vDDDTypes.from_ical(text.strip())  # type: ignore[no-untyped-call]
    except Exception as error:
        raise BadEvent(code) from error
    if not isinstance(found, date) or found.year not in YEARS:
        raise BadEvent(code)
    if isinstance(found, datetime) and found.tzinfo is None:
        return found.replace(tzinfo=zones.zone(tzid) if tzid else HOME)
    return found
