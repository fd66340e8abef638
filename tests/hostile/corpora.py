"""Calendars that broke other programs: what icalendar and recurring-ical-events ship with their tests."""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import icalendar
import recurring_ical_events

_JUNK = (
    b"\0",
    b"\xff",
    b"\r\n",
    b"\n ",
    b":",
    b";",
    b'"',
    b"=",
    b",",
    b"BEGIN:VEVENT\r\n",
    b"99999999",
    b"-",
)


@lru_cache(maxsize=1)
def files() -> list[Path]:
    """Every calendar file in the two packages, in order of name."""
    folders = [Path(str(package.__file__)).parent for package in (icalendar, recurring_ical_events)]
    return sorted(path for folder in folders for path in folder.rglob("*.ics"))


def mutated(seed: int, number: int) -> Iterator[bytes]:
    """*number* of these files with some bytes taken out, doubled, swapped or added; equal for equal seeds."""
    chance = random.Random(seed)
    for _number in range(number):
        body = chance.choice(files()).read_bytes()
        for _change in range(chance.randint(1, 6)):
            body = _changed(body, chance)
        yield body


def _changed(body: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(body) + 1)
    end = min(len(body), start + chance.choice((1, 3, 20, 200)))
    part = body[start:end]
    replacement = chance.choice((b"", part * 2, part[::-1], chance.choice(_JUNK), part.lower()))
    return body[:start] + replacement + body[end:]
