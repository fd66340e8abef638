"""The whole calendar: every event by itself, then the dates of each UID."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from events.partner_values import IncomingDate, IncomingEvent, Moment
from events.values import Window

from .charset import text_of
from .errors import BadEvent
from .event import MAX_TITLE, event_of, recurrence_id_of, uid_of
from .expansion import dates_of, instant
from .lines import split
from .patience import Impatient, patience
from .properties import Properties, clean_line
from .versions import newest
from .zones import Zones

MAX_DATES = 5_000
T = TypeVar("T")


@dataclass(frozen=True)
class Complaint:
    """A problem before it is a sentence; *detail* is what the sentence names."""

    code: str
    uid: str = ""
    summary: str = ""
    detail: str = ""


@dataclass
class Reading:
    """What has been read so far; *unreadable* are dates of a UID that were changed into nonsense."""

    name: str = ""
    events: list[IncomingEvent] = field(default_factory=list)
    dates: list[IncomingDate] = field(default_factory=list)
    complaints: list[Complaint] = field(default_factory=list)
    unreadable: dict[str, list[Moment]] = field(default_factory=lambda: defaultdict(list))
    is_cut: bool = False


def read(body: bytes, window: Window) -> Reading:
    """What *body* says, with its dates in *window*; raises ``Unusable``."""
    found = split(text_of(body))
    zones = Zones(found.zones)
    head = Properties(found.head)
    reading = Reading(name=head.line("X-WR-CALNAME", MAX_TITLE) or head.line("NAME", MAX_TITLE))
    for lines in found.events:
        _read_event(lines, zones, reading)
    reading.complaints += [
        Complaint("unknown_zone", detail=clean_line(name, 100)) for name in sorted(zones.unknown)
    ]
    _expand(reading, window)
    return reading


def _read_event(lines: list[str], zones: Zones, reading: Reading) -> None:
    found = Properties(lines)
    codes: list[str] = []
    notes: list[str] = []
    event = _attempt(lambda: event_of(found, zones, notes.append), codes)
    uid = uid_of(found)
    if event is not None:
        reading.events.append(event)
        codes = notes
    elif original := _attempt(lambda: recurrence_id_of(found, zones), []):
        reading.unreadable[uid].append(original)
    summary = found.line("SUMMARY", MAX_TITLE)
    reading.complaints += [Complaint(code, uid, summary) for code in codes]


def _attempt(step: Callable[[], T], codes: list[str]) -> T | None:
    """What *step* gives, or nothing and the reason in *codes*: one event never spoils the others."""
    try:
        with patience():
            return step()
    except BadEvent as error:
        codes.append(error.code)
    except Impatient:
        codes.append("event_too_slow")
    except MemoryError:
        raise
    except Exception:
        codes.append("event")
    return None


def _expand(reading: Reading, window: Window) -> None:
    """Add the dates in *window*, earliest first."""
    by_uid: dict[str, list[IncomingEvent]] = defaultdict(list)
    for event in reading.events:
        by_uid[event.uid].append(event)
    for uid, events in by_uid.items():
        _expand_one(uid, events, reading, window)
    reading.dates.sort(key=lambda found: (instant(found.start), found.event.uid, found.key))
    if len(reading.dates) > MAX_DATES:
        reading.is_cut = True
        reading.complaints.append(Complaint("too_many_dates"))
        del reading.dates[MAX_DATES:]


def _expand_one(uid: str, events: list[IncomingEvent], reading: Reading, window: Window) -> None:
    codes: list[str] = []
    series, changed = newest(events, codes.append)
    unreadable = reading.unreadable[uid]
    reading.dates += _attempt(lambda: dates_of(series, changed, unreadable, window), codes) or []
    reading.complaints += [Complaint(code, uid, events[0].summary) for code in codes]
