"""What a registration is for, as people and their calendars know it; two of these show what changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from events.domain.ical import OneDate
from events.models import Occurrence, Place, Seating, Session
from events.models.event import EventStatus

Span = tuple[datetime, datetime]


@dataclass(frozen=True)
class Subject:
    """A date, a session or a whole series at one moment; *spans* are ``[start, end)``, aware.

    *date* is the identity of the one date that it is, if it is one.
    """

    title: str
    spans: tuple[Span, ...]
    all_day: bool
    venue: str
    is_off: bool
    reason: str
    date: OneDate | None
    calendar: str

    @property
    def starts_at(self) -> datetime:
        """The start of its first date."""
        return self.spans[0][0]

    @property
    def ends_at(self) -> datetime:
        """The end of its last date."""
        return max(end for _start, end in self.spans)

    def seen_at(self, place: str, *, now: datetime) -> tuple[object, ...]:
        """What somebody who takes part in *place* would want to know of when it changes."""
        ahead = [span for span in self.spans if span[1] > now]
        return (self.title, ahead, self.all_day, self.venue if place == Place.ROOM else "")


def subject_of(seating: Seating) -> Subject:
    """What the seats of *seating* are for, as its rows say now."""
    if seating.session is not None:
        return _session(seating, seating.session)
    if seating.occurrence is not None:
        return _date(seating, seating.occurrence)
    return _whole(seating)


def _session(seating: Seating, session: Session) -> Subject:
    event = seating.event
    venue = ", ".join(text for text in (session.room.name, event.venue) if text)
    reason = session.status_reason if session.is_cancelled else event.status_reason
    is_off = session.is_cancelled or _is_off(seating)
    spans = ((seating.starts_at, seating.ends_at),)
    return Subject(session.title, spans, False, venue, is_off, reason, None, "")


def _date(seating: Seating, date: Occurrence) -> Subject:
    event = seating.event
    identity = OneDate(date.recurrence_id, date.starts_at, date.ends_at, date.is_extra)
    is_off = date.status == EventStatus.CANCELLED or _is_off(seating)
    reason = date.reason or (event.status_reason if event.is_cancelled else "")
    spans = ((date.starts_at, date.ends_at),)
    return Subject(event.title, spans, event.all_day, event.venue, is_off, reason, identity, event.vevents)


def _whole(seating: Seating) -> Subject:
    event = seating.event
    planned = event.occurrences.exclude(status=EventStatus.CANCELLED).order_by("starts_at", "pk")
    spans = tuple(planned.values_list("starts_at", "ends_at"))
    is_off = not spans or _is_off(seating)
    spans = spans or ((seating.starts_at, seating.ends_at),)
    reason = event.status_reason if event.is_cancelled else ""
    return Subject(event.title, spans, event.all_day, event.venue, is_off, reason, None, event.vevents)


def _is_off(seating: Seating) -> bool:
    return bool(seating.event.is_cancelled or not seating.event.is_published)
