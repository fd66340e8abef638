"""The programme of a festival: who clashes with whom, and what stands where."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings

from events.domain.ical import calendar_bytes, safe_vevents, shown_as
from events.domain.look import named, with_look
from events.models import Event, FestivalPage, Room, Session, Speaker
from events.models.event import EventStatus
from events.values import CalendarEvent, CancelledAs, Schedule

QUARTER = timedelta(minutes=15)
MAX_COLUMNS, MAX_ROW, MAX_SPAN = 8, 59, 24


@dataclass(frozen=True)
class Placed:
    """A session with its time; *column* is 0 when it fills all rooms."""

    session: Session
    start: datetime
    end: datetime
    column: int
    row: int
    span: int


@dataclass(frozen=True)
class Slot:
    """What starts at one moment."""

    start: datetime
    row: int
    placed: list[Placed] = field(default_factory=list)


@dataclass(frozen=True)
class Day:
    """One day of the programme, with the rooms that have a column of their own."""

    number: int
    date: date
    subtitle: str
    rooms: list[Room]
    slots: list[Slot]


def clash(session: Session) -> Session | None:
    """The first session that takes place in the same room at the same time as *session*, if any.

    One that is cancelled needs no room, and takes none.
    """
    if session.is_cancelled:
        return None
    others = _same_day(session).filter(room=session.room_id)
    return next((other for other in others if _overlaps(session, other)), None)


def speakers_elsewhere(session: Session) -> list[tuple[Speaker, Session]]:
    """Who of the speakers of *session* has another session at that time, by time; three queries."""
    if session.is_cancelled:
        return []
    mine = {speaker.pk: speaker for speaker in session.speakers.all()}
    others = _same_day(session).filter(speakers__in=mine).distinct()
    return [
        (mine[speaker.pk], other)
        for other in others.prefetch_related("speakers")
        for speaker in other.speakers.all()
        if speaker.pk in mine and _overlaps(session, other)
    ]


def timetable(festival: FestivalPage) -> list[Day]:
    """The days of *festival* with their sessions in order of time; four queries."""
    days = sorted(festival.days.all(), key=lambda day: day.date)
    dates = [day.date for day in days]
    by_day: dict[int, list[Session]] = defaultdict(list)
    for session in sessions_of(festival):
        by_day[min(session.day, len(days))].append(session)
    return [
        _day(number, day.date, day.subtitle, by_day[number], dates)
        for number, day in enumerate(days, start=1)
    ]


def sessions_of(festival: FestivalPage) -> Any:
    """The sessions of *festival* with room, track and speakers, in order of time."""
    found = Session.objects.filter(festival=festival).select_related("room", "track")
    return found.prefetch_related("speakers").order_by("day", "starts", "room__position", "pk")


def dates_of(festival: FestivalPage) -> list[date]:
    """The dates of the days of *festival*, in order."""
    return sorted(day.date for day in festival.days.all())


def programme_bytes(festival: FestivalPage, event: Event, look: CancelledAs = CancelledAs.STRUCK) -> bytes:
    """The sessions of *festival* as a calendar, each with its own identity; what is off as *look* says."""
    dates = dates_of(festival)
    sessions = sessions_of(festival) if dates else []
    texts = (safe_vevents(session_event(session, event, dates)) for session in sessions)
    url = f"{settings.SITE_URL}/agenda/{event.slug}/programma"
    source = with_look(f"{url}.ics", look)
    shown = [shown_as(text, look) for text in texts]
    return calendar_bytes(named(event.title, look), event.summary, f"{url}/", source, shown)


def told_session(session: Session, event: Event) -> CalendarEvent | None:
    """As ``session_event``, on the dates of *event* as published; None when it has none."""
    dates = list(event.occurrences.order_by("starts_at").values_list("on_date", flat=True))
    return session_event(session, event, dates) if dates else None


def session_event(session: Session, event: Event, dates: list[date]) -> CalendarEvent:
    """What a calendar may know of *session*.

    The numbers of the festival count too: when its day moves, so does the session.
    """
    start, end = (moment.replace(tzinfo=None) for moment in session.span_on(dates))
    is_off = session.is_cancelled or event.is_cancelled
    speakers = ", ".join(speaker.name for speaker in session.speakers.all())
    return CalendarEvent(
        uid=session.uid,
        sequence=session.sequence + event.sequence,
        changed_at=max(session.revised_at, event.revised_at),
        summary=session.title,
        description="\n\n".join(text for text in (session.summary, speakers) if text),
        location=", ".join(text for text in (session.room.name, event.venue) if text),
        url=f"{settings.SITE_URL}/agenda/{event.slug}/sessies/{session.slug}/",
        status="CANCELLED" if is_off else "CONFIRMED",
        categories=(session.track.name,) if session.track else (),
        schedule=Schedule(start=start, end=end),
    )


def _same_day(session: Session) -> Any:
    """The other sessions of that day that take place, by time."""
    others = Session.objects.filter(festival=session.festival_id, day=session.day)
    return others.exclude(pk=session.pk).exclude(status=EventStatus.CANCELLED).order_by("starts", "pk")


def _overlaps(session: Session, other: Session) -> bool:
    (start, end), (other_start, other_end) = _minutes(session), _minutes(other)
    return start < other_end and other_start < end


def _minutes(session: Session) -> tuple[int, int]:
    start = session.starts.hour * 60 + session.starts.minute
    return start, start + session.duration_minutes


def _day(number: int, day: date, subtitle: str, sessions: list[Session], dates: list[date]) -> Day:
    timed = [(session, *session.span_on(dates)) for session in _without_replaced(sessions)]
    wide = {session.pk for session, start, end in timed if _fills_all_rooms(session, start, end, timed)}
    rooms = _columns(session for session, _start, _end in timed if session.pk not in wide)
    slots: dict[datetime, Slot] = {}
    first = min((start for _session, start, _end in timed), default=None)
    for session, start, end in timed:
        row = min(int((start - first) / QUARTER), MAX_ROW) if first else 0
        column = 0 if session.pk in wide else min(rooms.index(session.room) + 1, MAX_COLUMNS)
        placed = Placed(session, start, end, column, row, _span(start, end))
        slots.setdefault(start, Slot(start, row)).placed.append(placed)
    return Day(number, day, subtitle, rooms[:MAX_COLUMNS], [slots[start] for start in sorted(slots)])


def _without_replaced(sessions: list[Session]) -> list[Session]:
    """Without what is cancelled and lost its room to another: two cannot stand in one place."""
    held = [session for session in sessions if not session.is_cancelled]
    return [
        session
        for session in sessions
        if not session.is_cancelled
        or not any(session.room_id == other.room_id and _overlaps(session, other) for other in held)
    ]


def _fills_all_rooms(session: Session, start: datetime, end: datetime, timed: list[Any]) -> bool:
    """Whether a plenary session has the festival to itself; beside others it stays in its room."""
    others = (other for other in timed if other[0] is not session)
    return session.is_plenary and not any(begin < end and start < close for _other, begin, close in others)


def _columns(sessions: Iterable[Session]) -> list[Room]:
    return sorted({session.room for session in sessions}, key=lambda room: (room.position, room.pk))


def _span(start: datetime, end: datetime) -> int:
    return max(1, min(-(-(end - start) // QUARTER), MAX_SPAN))
