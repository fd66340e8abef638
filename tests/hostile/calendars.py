"""Calendars that ask too much, and one that does not."""

from __future__ import annotations

import gzip

NOTHING = gzip.compress(b"")
CHUNKS = b"400\r\n" + b"A" * 1024 + b"\r\n"
ENDLESS = (
    "FREQ=SECONDLY",
    "FREQ=MINUTELY;COUNT=1000000000",
    "FREQ=HOURLY",
    "FREQ=DAILY;INTERVAL=0",
    "FREQ=DAILY;COUNT=0",
    "FREQ=DAILY;COUNT=999999999",
    "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
    "FREQ=DAILY;BYHOUR=0,1,2,3,4,5;BYMINUTE=0,1,2,3,4,5;BYSECOND=0,1,2,3,4,5",
    "FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO;BYMONTH=6",
    "FREQ=MONTHLY;BYDAY=MO;BYMONTHDAY=1;BYMONTH=2;BYSETPOS=366",
)


def calendar(*events: str) -> bytes:
    """A calendar with *events*, each the lines of one VEVENT."""
    blocks = [f"BEGIN:VEVENT\n{lines.strip()}\nEND:VEVENT\n" for lines in events]
    text = f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//partner//NL\nX-WR-CALNAME:Partner\n{''.join(blocks)}"
    return f"{text}END:VCALENDAR\n".replace("\n", "\r\n").encode()


def event(number: int, more: str = "") -> str:
    """The lines of one good event on 3 November 2026."""
    return (
        f"UID:{number}@partner.example\nSUMMARY:Café {number}\n"
        f"DTSTART;TZID=Europe/Amsterdam:20261103T133000\nDTEND;TZID=Europe/Amsterdam:20261103T150000\n{more}"
    )


GOOD = calendar(event(1), event(2, "RRULE:FREQ=WEEKLY;COUNT=3"))


def many(number: int) -> bytes:
    """So many events, as small as they can be: 20,000 fit in 2 MiB."""
    return calendar(*(f"UID:{n}\nDTSTART:20261103\nSUMMARY:a" for n in range(number)))


def long_line(length: int) -> bytes:
    """One good event, and one with a description of *length*."""
    return calendar(event(1), event(2, "DESCRIPTION:" + "a" * length))


def bombs() -> bytes:
    """Every rule that keeps a naive reader busy, around one good event."""
    return calendar(event(1), *(event(n, f"RRULE:{rule}") for n, rule in enumerate(ENDLESS, start=2)))


def empty_rules(number: int) -> bytes:
    """Rules that look harmless, and that are searched in vain up to the year 9999."""
    return calendar(
        *(event(n, "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=29;BYDAY=+5MO;BYSETPOS=40") for n in range(number))
    )


def deep(levels: int) -> bytes:
    """An event with alarms within alarms that nobody closes."""
    return calendar(event(1, "BEGIN:VALARM\n" * levels)).replace(b"END:VEVENT\r\n", b"")
