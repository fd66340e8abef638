"""One date of a meeting as plain data."""

from typing import Any

from django.conf import settings

from cop_platform.core.clock import local
from events.models import Occurrence
from events.rows import date_path, place


def date_as_json(occurrence: Occurrence) -> dict[str, Any]:
    """The public facts of *occurrence*; times with their offset from UTC in Amsterdam."""
    event = occurrence.event
    return {
        "uid": event.uid,
        "title": event.title,
        "summary": event.summary,
        "url": settings.SITE_URL + date_path(occurrence),
        "date": occurrence.on_date.isoformat(),
        "start": local(occurrence.starts_at).isoformat(),
        "end": local(occurrence.ends_at).isoformat(),
        "all_day": event.all_day,
        "status": "cancelled" if occurrence.is_cancelled else "moved" if occurrence.is_moved else "planned",
        "reason": occurrence.reason or event.status_reason,
        "place": place(event),
        "type": event.event_type.slug if event.event_type else None,
        "format": event.event_format.slug if event.event_format else None,
        "organisation": event.organiser.slug if event.organiser else None,
        "community": event.community.slug if event.community else None,
        "regions": [term.slug for term in event.regions.all()],
        "themes": [term.slug for term in event.themes.all()],
        "audiences": [term.slug for term in event.audiences.all()],
    }
