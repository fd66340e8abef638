"""Cut the text into zones and events, with only the lines that matter.

Invitations, alarms and attachments never reach the parser: they are most of the
bytes, and the persons in them are none of our business.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from .errors import Unusable

MAX_EVENTS = 2_000
MAX_ZONES, MAX_ZONE_LINES = 50, 400
# Longer than any text that is kept; a list of dates that is longer is refused further on.
MAX_LINE = 40_000
OF_CALENDAR = frozenset({"NAME", "X-WR-CALNAME"})
OF_EVENT = frozenset(
    {"UID", "RECURRENCE-ID", "SEQUENCE", "STATUS", "SUMMARY", "DESCRIPTION", "LOCATION", "URL", "CLASS"}
    | {"DTSTART", "DTEND", "DURATION", "RRULE", "EXRULE", "RDATE", "EXDATE", "LAST-MODIFIED", "CATEGORIES"}
)
_NAME = re.compile(r"[A-Za-z0-9-]+")


@dataclass
class CalendarText:
    """The lines of a calendar, by what they belong to."""

    head: list[str] = field(default_factory=list)
    zones: list[list[str]] = field(default_factory=list)
    events: list[list[str]] = field(default_factory=list)


def split(text: str) -> CalendarText:
    """The parts of *text* (unfolded); raises ``Unusable`` when it is too much or stops halfway."""
    if len(re.findall(r"^BEGIN:VEVENT", text, re.IGNORECASE | re.MULTILINE)) > MAX_EVENTS:
        raise Unusable("too_many")
    found = CalendarText()
    is_open = False
    lines = _lines(text)
    for line in lines:
        match line.upper():
            case "BEGIN:VCALENDAR":
                is_open = True
            case "END:VCALENDAR":
                is_open = False
            case "BEGIN:VEVENT" if is_open:
                found.events.append(_event(lines))
            case "BEGIN:VTIMEZONE" if is_open and len(found.zones) < MAX_ZONES:
                found.zones.append(_zone(lines))
            case _ if is_open and _name(line) in OF_CALENDAR:
                found.head.append(line[:MAX_LINE])
    if is_open:
        raise Unusable("cut_off")
    return found


def _lines(text: str) -> Iterator[str]:
    return (line.rstrip() for line in re.split(r"\r\n|\n|\r", text) if line.strip())


def _event(lines: Iterator[str]) -> list[str]:
    """The wanted lines up to ``END:VEVENT``; what is nested in the event is passed over."""
    kept: list[str] = []
    depth = 0
    for line in lines:
        marker = line.upper()
        if marker == "END:VEVENT":
            return kept
        if marker == "END:VCALENDAR":
            raise Unusable("cut_off")
        if marker.startswith("BEGIN:"):
            depth += 1
        elif marker.startswith("END:"):
            depth -= 1
        elif depth <= 0 and _name(line) in OF_EVENT:
            kept.append(line[:MAX_LINE])
    raise Unusable("cut_off")


def _zone(lines: Iterator[str]) -> list[str]:
    kept = ["BEGIN:VTIMEZONE"]
    for line in lines:
        if len(kept) < MAX_ZONE_LINES:
            kept.append(line[:MAX_LINE])
        if line.upper() == "END:VTIMEZONE":
            return kept
    raise Unusable("cut_off")


def _name(line: str) -> str:
    match = _NAME.match(line)
    return match[0].upper() if match else ""
