"""The coming dates of a meeting, from its rows or, for a preview, from its plan."""

from dataclasses import dataclass
from datetime import date, datetime

from events.domain.horizon import AHEAD
from events.domain.recurrence import occurrences_between
from events.models import Event, Occurrence
from events.models.event import EventStatus
from events.values import Schedule, Window


@dataclass(frozen=True)
class DateLine:
    """One date as a reader sees it; *original_on* is the day it was planned for, and its address."""

    original_on: date
    start: datetime
    end: datetime
    is_cancelled: bool = False
    is_moved: bool = False
    reason: str = ""
    planned_at: datetime | None = None


def coming_dates(event: Event, *, now: datetime, most: int) -> list[DateLine]:
    """At most *most* dates of *event* that have not ended at *now*, earliest first."""
    rows = event.occurrences.filter(ends_at__gt=now).order_by("starts_at", "pk")[:most]
    return [line_of(row) for row in rows]


def last_date(event: Event) -> DateLine | None:
    """The date of *event* that ends last, as far as it is planned."""
    row = event.occurrences.order_by("-ends_at").first()
    return line_of(row) if row else None


def line_of(row: Occurrence) -> DateLine:
    """The date that *row* holds."""
    return DateLine(
        row.on_date,
        row.starts_at,
        row.ends_at,
        row.status == EventStatus.CANCELLED,
        row.is_moved,
        row.reason,
        row.recurrence_id,
    )


def planned_dates(schedule: Schedule, *, now: datetime, most: int) -> list[DateLine]:
    """As coming_dates, for a plan that is not published."""
    found = occurrences_between(schedule, Window(now, now + AHEAD))[:most]
    return [DateLine(p.original.date(), p.start, p.end, p.is_cancelled, p.is_moved, p.reason) for p in found]
