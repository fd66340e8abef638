"""Read a calendar in this process: quicker, and it shows where it breaks."""

from __future__ import annotations

from datetime import UTC, date, datetime

from cop_platform.core.clock import local
from events.domain.ical.incoming.calendar import Reading, read
from events.values import Window

WINDOW = Window(datetime(2026, 10, 1, tzinfo=UTC), datetime(2028, 4, 1, tzinfo=UTC))
START = "DTSTART;TZID=Europe/Amsterdam:20261103T133000"
END = "DTEND;TZID=Europe/Amsterdam:20261103T150000"


def reading_of(*events: str, around: str = "", window: Window = WINDOW) -> Reading:
    """What a calendar of *events* says; each is the lines of a VEVENT without UID and SUMMARY."""
    blocks = [f"BEGIN:VEVENT\n{_named(lines)}\nEND:VEVENT\n" for lines in events]
    text = f"BEGIN:VCALENDAR\n{around}\n{''.join(blocks)}END:VCALENDAR\n"
    return read(text.replace("\n", "\r\n").encode(), window)


def starts(reading: Reading) -> list[str]:
    """The starts of its dates in Amsterdam, as short text; cancelled ones in brackets."""
    return [
        f"({_text(found.start)})" if found.is_cancelled else _text(found.start) for found in reading.dates
    ]


def codes(reading: Reading) -> list[str]:
    """The codes of its problems."""
    return [complaint.code for complaint in reading.complaints]


def _named(lines: str) -> str:
    uid = "" if "UID:" in lines else "UID:een@partner.example\n"
    summary = "" if "SUMMARY" in lines else "SUMMARY:Inloop\n"
    return f"{uid}{summary}{lines.strip()}"


def _text(moment: date) -> str:
    if isinstance(moment, datetime):
        return f"{local(moment):%Y-%m-%d %H:%M}"
    return f"{moment:%Y-%m-%d}"
