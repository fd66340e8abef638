"""Frozen values handed between the layers of events; they know no Django.

Wall-clock means: naive, as a clock in the meeting's time zone shows it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Literal

AMSTERDAM = "Europe/Amsterdam"


@dataclass(frozen=True)
class Window:
    """A half-open stretch of time ``[start, end)`` in aware datetimes."""

    start: datetime
    end: datetime

    def __post_init__(self) -> None:
        if self.start.tzinfo is None or self.end.tzinfo is None:
            raise ValueError(f"a window needs aware datetimes, got {self.start} and {self.end}")


@dataclass(frozen=True)
class Override:
    """One date of a series that was moved or cancelled.

    *original* is the wall-clock start that the rule gives and identifies the
    occurrence for ever (RFC 5545 §3.8.4.4). *start* and *end* are wall-clock
    and only set for a move. *sequence* is the override's own SEQUENCE; without
    it the event's own number is used.
    """

    original: datetime
    action: Literal["move", "cancel"]
    start: datetime | None = None
    end: datetime | None = None
    reason: str = ""
    sequence: int | None = None


@dataclass(frozen=True)
class ExtraDate:
    """A date outside the rule, in wall-clock time."""

    start: datetime
    end: datetime


@dataclass(frozen=True)
class Schedule:
    """When a meeting takes place, as its editor planned it.

    *start* and *end* are the wall-clock times of the first occurrence; an
    all-day meeting runs from 00:00 to 00:00 with its end exclusive. *rrule* is
    canonical text (see ``events.rules``) or empty for a single meeting.
    *excluded_on* are dates of the rule that were never announced.
    """

    start: datetime
    end: datetime
    all_day: bool = False
    time_zone: str = AMSTERDAM
    rrule: str = ""
    excluded_on: tuple[date, ...] = ()
    overrides: tuple[Override, ...] = ()
    extra_dates: tuple[ExtraDate, ...] = ()

    @property
    def length(self) -> timedelta:
        """How long one occurrence lasts on the wall clock."""
        return self.end - self.start

    @property
    def is_recurring(self) -> bool:
        """Whether a rule repeats this meeting; extra dates do not count."""
        return bool(self.rrule)


@dataclass(frozen=True)
class PlannedOccurrence:
    """One occurrence: *original* identifies it, *start* and *end* are aware."""

    original: datetime
    start: datetime
    end: datetime
    is_cancelled: bool = False
    is_moved: bool = False
    is_extra: bool = False
    reason: str = ""


@dataclass(frozen=True)
class CalendarEvent:
    """Everything a calendar client may know about one meeting.

    *uid* has the shape ``<uuid>@<host>`` and never changes. *changed_at* is
    the time of the last published change, aware; it is never the time of the
    request. *sequence* rises with each published change. *siblings* are the
    UIDs of the series that this one goes on from or that goes on from it.
    """

    uid: str
    sequence: int
    changed_at: datetime
    summary: str
    schedule: Schedule
    created_at: datetime | None = None
    description: str = ""
    location: str = ""
    url: str = ""
    status: Literal["CONFIRMED", "TENTATIVE", "CANCELLED"] = "CONFIRMED"
    categories: tuple[str, ...] = ()
    geo: tuple[float, float] | None = None
    conference_url: str | None = None
    contact: str = ""
    is_private: bool = False
    siblings: tuple[str, ...] = ()


@dataclass(frozen=True)
class FeedFilter:
    """Which meetings a list or feed holds; an empty tuple means: all."""

    query: str = ""
    regions: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    communities: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    from_on: date | None = None
    to_on: date | None = None


@dataclass(frozen=True)
class FeedText:
    """A feed as it goes out: its bytes, the name of its file, and when it changed if that is known.

    Or the table of a month or week in HTML; *total* is how many dates it holds.
    """

    body: bytes
    name: str = ""
    changed_at: datetime | None = None
    total: int = 0


class CancelledAs(StrEnum):
    """How a feed shows what is off; the words stand in its address."""

    STRUCK = "doorgestreept"
    LEFT_OUT = "verbergen"
    MARKED = "voorvoegsel"
