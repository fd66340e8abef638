"""The programme of a festival as the schedule component and as data."""

from typing import Any

from django.conf import settings
from django.utils import dateformat
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cop_platform.core.dates import current_style, day_text
from events.domain.programme import Day, Placed
from events.models import Event, Room, Session


def day_context(day: Day, path: str) -> dict[str, Any]:
    """One day as ``schedule`` wants it; *path* is the address of the festival."""
    return {
        "anchor": f"dag-{day.number}",
        "title": capfirst(day_text(day.date, weekday=True)),
        "short": capfirst(dateformat.format(day.date, current_style().day_without_year)),
        "intro": day.subtitle,
        "rooms": [_room(room, column) for column, room in enumerate(day.rooms, start=1)],
        "slots": [
            {
                "start": slot.start,
                "row": slot.row,
                "sessions": [_session(placed, path) for placed in slot.placed],
            }
            for slot in day.slots
        ],
    }


def session_tags(session: Session) -> list[dict[str, Any]]:
    """What to know of a session at a glance; a colour never says it alone."""
    tags = [{"kind": "neg", "label": _("Geannuleerd")}] if session.is_cancelled else []
    if session.track:
        tags.append({"kind": "plain", "label": session.track.name})
    if session.session_format and not session.is_plenary:
        tags.append({"kind": "info", "label": capfirst(session.session_format)})
    if session.is_streamed:
        tags.append({"kind": "info", "label": _("Ook online")})
    return tags


def session_json(session: Session, event: Event, dates: list[Any]) -> dict[str, Any]:
    """The public facts of *session*; times with their offset from UTC in Amsterdam."""
    start, end = session.span_on(dates)
    return {
        "uid": session.uid,
        "slug": session.slug,
        "title": session.title,
        "summary": session.summary,
        "url": f"{settings.SITE_URL}/agenda/{event.slug}/sessies/{session.slug}/",
        "day": session.day,
        "start": start.isoformat(),
        "end": end.isoformat(),
        "room": session.room.name,
        "track": session.track.name if session.track else None,
        "format": session.session_format,
        "level": session.level,
        "speakers": [speaker.name for speaker in session.speakers.all()],
        "is_plenary": session.is_plenary,
        "is_streamed": session.is_streamed,
        "status": "cancelled" if session.is_cancelled or event.is_cancelled else "planned",
        "reason": session.status_reason,
    }


def _room(room: Room, column: int) -> dict[str, Any]:
    seats = ngettext("%(number)d plaats", "%(number)d plaatsen", room.capacity) % {"number": room.capacity}
    return {"name": room.name, "note": seats, "column": column}


def _session(placed: Placed, path: str) -> dict[str, Any]:
    session = placed.session
    return {
        "kind": "session" if placed.column else "plenary",
        "title": session.title,
        "url": f"{path}sessies/{session.slug}/",
        "start": placed.start,
        "end": placed.end,
        "room": session.room.name,
        "column": placed.column,
        "row": placed.row,
        "span": placed.span,
        "speakers": ", ".join(speaker.name for speaker in session.speakers.all()),
        "tags": session_tags(session),
    }
