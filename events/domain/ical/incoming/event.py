"""From the lines of one VEVENT to an ``IncomingEvent``."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import cast
from urllib.parse import urlsplit

from cop_platform.core.text import normalise
from events.partner_values import IncomingEvent, Moment, Status

from .errors import BadEvent
from .moments import duration_of, moment_of, moments_of
from .properties import Properties
from .rule import checked
from .zones import Zones

MAX_TITLE, MAX_DESCRIPTION, MAX_URL = 255, 4_000, 500
MAX_CATEGORIES, MAX_CATEGORY = 20, 100
MAX_LENGTH = timedelta(days=366)
WITHOUT_END = timedelta(hours=1)
_STATUSES = ("CONFIRMED", "TENTATIVE", "CANCELLED")
Note = Callable[[str], None]


def event_of(found: Properties, zones: Zones, note: Note) -> IncomingEvent:
    """The event that *found* describes; raises ``BadEvent``.

    *note* is called with the code of what was read differently from how it stands.
    """
    if found.line("CLASS", 40).upper() in ("PRIVATE", "CONFIDENTIAL"):
        raise BadEvent("private")
    recurrence_id = recurrence_id_of(found, zones)
    if recurrence_id and found.all("RECURRENCE-ID")[0].params.get("RANGE"):
        note("range")
    start = _start(found, zones)
    summary = found.line("SUMMARY", MAX_TITLE)
    if not summary:
        raise BadEvent("no_title")
    return IncomingEvent(
        uid=uid_of(found),
        summary=summary,
        start=start,
        end=_end(found, zones, start, note),
        all_day=not isinstance(start, datetime),
        recurrence_id=recurrence_id,
        sequence=_sequence(found),
        status=_status(found),
        description=found.text("DESCRIPTION", MAX_DESCRIPTION),
        location=found.line("LOCATION", MAX_TITLE),
        url=_url(found),
        categories=_categories(found),
        last_modified=_changed(found, zones),
        rrule=_rule(found, start) if recurrence_id is None else "",
        exdates=moments_of(found.all("EXDATE"), zones),
        rdates=moments_of(found.all("RDATE"), zones),
    )


def uid_of(found: Properties) -> str:
    """The UID; without one, or with one that is too long, a digest that stays the same."""
    uid = found.line("UID", 500)
    if 0 < len(uid) <= MAX_TITLE:
        return uid
    start = found.first("DTSTART")
    source = uid or f"{found.line('SUMMARY', MAX_TITLE)}|{start.raw if start else ''}"
    return f"sha256-{hashlib.sha256(source.encode()).hexdigest()}"


def recurrence_id_of(found: Properties, zones: Zones) -> Moment | None:
    """Which date of a series this event replaces, if it does; raises ``BadEvent``."""
    original = found.first("RECURRENCE-ID")
    return moment_of(original, zones, "bad_original") if original else None


def _start(found: Properties, zones: Zones) -> Moment:
    start = found.first("DTSTART")
    if start is None:
        raise BadEvent("no_start")
    return moment_of(start, zones)


def _end(found: Properties, zones: Zones, start: Moment, note: Note) -> Moment:
    """The end, exclusive; an hour or a day after the start when it is not told."""
    end = _told_end(found, zones, start, note)
    if end is None or end == start:
        # An all-day event without an end lasts its day (RFC 5545 §3.6.1).
        if isinstance(start, datetime):
            note("no_end")
        return _after(start, WITHOUT_END)
    # As instants: on one wall the hour of the clock change counts double.
    if isinstance(end, datetime) and isinstance(start, datetime):
        length = end.astimezone(UTC) - start.astimezone(UTC)
    else:
        length = end - start
    if length < timedelta(0):
        raise BadEvent("end_before_start")
    if length > MAX_LENGTH:
        raise BadEvent("too_long")
    return end


def _told_end(found: Properties, zones: Zones, start: Moment, note: Note) -> Moment | None:
    if (end := found.first("DTEND")) is not None:
        told = moment_of(end, zones, "bad_end")
        if isinstance(told, datetime) != isinstance(start, datetime):
            note("mixed_end")
            return None
        return told
    if (duration := found.first("DURATION")) is not None:
        return _after(start, duration_of(duration))
    return None


def _after(start: Moment, length: timedelta) -> Moment:
    try:
        if isinstance(start, datetime):
            return (start.astimezone(UTC) + length).astimezone(start.tzinfo)
        return start + max(timedelta(days=length.days), timedelta(days=1))
    except OverflowError as error:
        raise BadEvent("too_long") from error


def _rule(found: Properties, start: Moment) -> str:
    rules = found.all("RRULE")
    if len(rules) > 1 or found.first("EXRULE"):
        raise BadEvent("rules")
    return checked(rules[0].raw, start) if rules and rules[0].raw else ""


def _sequence(found: Properties) -> int:
    text = found.line("SEQUENCE", 20)
    return min(int(text), 2**31 - 1) if re.fullmatch(r"[0-9]{1,19}", text, re.ASCII) else 0


def _status(found: Properties) -> Status:
    text = found.line("STATUS", 20).upper()
    return cast(Status, text) if text in _STATUSES else "CONFIRMED"


def _url(found: Properties) -> str:
    """The address when it is one of the web; a partner must not bring us other kinds."""
    told = found.first("URL")
    url = told.raw if told else ""
    if len(url) > MAX_URL or not url.isprintable() or " " in url or normalise(url) != url:
        return ""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    is_web = parts.scheme in ("http", "https") and bool(parts.hostname) and "@" not in parts.netloc
    return url if is_web else ""


def _categories(found: Properties) -> tuple[str, ...]:
    texts = [text for line in found.all("CATEGORIES") for text in line.lines(MAX_CATEGORY)]
    return tuple(dict.fromkeys(text for text in texts if text))[:MAX_CATEGORIES]


def _changed(found: Properties, zones: Zones) -> datetime | None:
    changed = found.first("LAST-MODIFIED")
    if changed is None:
        return None
    try:
        moment: date = moment_of(changed, zones)
    except BadEvent:
        return None
    return moment.astimezone(UTC) if isinstance(moment, datetime) else None
