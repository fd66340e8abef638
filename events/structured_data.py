"""Public meetings as schema.org describes them, for search engines and other readers of pages."""

import json
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe

from cop_platform.core.clock import local
from cop_platform.taxonomy.models import EventFormat
from events.domain.dates import DateLine
from events.models import Event, Session
from events.rows import is_online, meeting_path, path_on

SCHEMA = "https://schema.org"
# Inside a script element "<" and "&" could end the data; inside JSON these say the same.
_HTML = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}
_ATTENDANCE = {
    EventFormat.ON_SITE: "OfflineEventAttendanceMode",
    EventFormat.ONLINE: "OnlineEventAttendanceMode",
    EventFormat.HYBRID: "MixedEventAttendanceMode",
}


def meeting_block(event: Event, lines: Iterable[DateLine]) -> SafeString:
    """*event* with each of its dates as a block of data; nothing unless everybody may know of it."""
    return _block(event, [_date(event, line) for line in lines])


def festival_block(event: Event, last: DateLine | None) -> SafeString:
    """A festival as one meeting, from its first day to the end of its *last*."""
    whole = DateLine(event.starts_at.date(), event.starts_at, last.end if last else event.ends_at)
    return _block(event, [{**_date(event, whole), "url": settings.SITE_URL + meeting_path(event)}])


def session_block(event: Event, session: Session, start: datetime, end: datetime) -> SafeString:
    """A session of the festival *event*."""
    festival = settings.SITE_URL + meeting_path(event)
    is_off = session.is_cancelled or event.is_cancelled
    facts = {
        "@type": "Event",
        "name": session.title,
        "description": session.summary,
        "url": f"{festival}sessies/{session.slug}/",
        "inLanguage": "nl",
        "startDate": local(start).isoformat(),
        "endDate": local(end).isoformat(),
        "eventStatus": f"{SCHEMA}/{'EventCancelled' if is_off else 'EventScheduled'}",
        "eventAttendanceMode": _attendance(
            EventFormat.HYBRID if session.is_streamed else EventFormat.ON_SITE
        ),
        "location": {"@type": "Place", "name": session.room.name, "address": event.venue},
        "organizer": _organiser(event),
        "superEvent": {"@type": "Event", "name": event.title, "url": festival},
    }
    return _block(event, [facts])


def _block(event: Event, meetings: list[dict[str, Any]]) -> SafeString:
    if not meetings or not (event.is_published and event.is_for_everybody):
        return SafeString("")
    known = [_without_gaps(facts) for facts in meetings]
    data = known[0] if len(known) == 1 else {"@graph": known}
    text = json.dumps({"@context": SCHEMA, **data}, ensure_ascii=False).translate(_HTML)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')  # noqa: S308 - _HTML escapes


def _date(event: Event, line: DateLine) -> dict[str, Any]:
    is_off = line.is_cancelled or event.is_cancelled
    word = "EventCancelled" if is_off else "EventRescheduled" if line.is_moved else "EventScheduled"
    return {
        "@type": "Event",
        "name": event.title,
        "description": event.summary,
        "url": settings.SITE_URL + path_on(event, line.original_on),
        "inLanguage": "nl",
        "startDate": _moment(line.start, event),
        "endDate": _moment(line.end - timedelta(days=1) if event.all_day else line.end, event),
        "previousStartDate": _moment(line.planned_at, event) if line.is_moved and line.planned_at else None,
        "eventStatus": f"{SCHEMA}/{word}",
        "eventAttendanceMode": event.event_format and _attendance(event.event_format.slug),
        "location": _places(event),
        "organizer": _organiser(event),
    }


def _moment(moment: datetime, event: Event) -> str:
    """With the offset of Amsterdam; only the day of what lasts all day (the last one counts)."""
    return local(moment).date().isoformat() if event.all_day else local(moment).isoformat()


def _attendance(form: str) -> str | None:
    return f"{SCHEMA}/{_ATTENDANCE[form]}" if form in _ATTENDANCE else None


def _places(event: Event) -> Any:
    """Where to go; online it is the page of the meeting, never a link to join."""
    form = event.event_format.slug if event.event_format else ""
    virtual = {"@type": "VirtualLocation", "url": settings.SITE_URL + meeting_path(event)}
    if is_online(event):
        return virtual
    room = {"@type": "Place", "name": event.venue, "address": event.venue} if event.venue else None
    return [room, virtual] if room and form == EventFormat.HYBRID else room


def _organiser(event: Event) -> dict[str, str] | None:
    if event.organiser is None:
        return None
    return _without_gaps(
        {"@type": "Organization", "name": event.organiser.name, "url": event.organiser.website}
    )


def _without_gaps(facts: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in facts.items() if value}
