"""Meetings and their dates as JSON; everything here is public."""

from typing import Any

from django.conf import settings

from cop_platform.core.clock import local
from events.domain.downloads import date_uid
from events.models import Event, Occurrence
from events.rows import date_path, meeting_path, place
from events.views.json_feed import filed_under, when


def event_facts(event: Event) -> dict[str, Any]:
    """One meeting; *start* and *end* are of its first date, with the offset of Amsterdam."""
    path = meeting_path(event)
    return {
        "uid": event.uid,
        "sequence": event.sequence,
        "status": "cancelled" if event.is_cancelled else "confirmed",
        "reason": event.status_reason if event.is_cancelled else "",
        "title": event.title,
        "summary": event.summary,
        "url": settings.SITE_URL + path,
        "calendar_url": f"{settings.SITE_URL}/agenda/{event.slug}/event.ics",
        "start": local(event.starts_at).isoformat(),
        "end": local(event.ends_at).isoformat(),
        "all_day": event.all_day,
        "time_zone": event.time_zone,
        "rrule": event.rrule or None,
        "place": place(event),
        **filed_under(event),
        "created_at": _moment(event.created_at),
        "changed_at": _moment(event.revised_at),
    }


def date_facts(date: Occurrence) -> dict[str, Any]:
    """One date of a meeting; *date* is the day it was planned on, also when it moved."""
    event = date.event
    return {
        "id": date_uid(date),
        **when(date),
        "title": event.title,
        "summary": event.summary,
        "url": settings.SITE_URL + date_path(date),
        **filed_under(event),
        "changed_at": _moment(event.revised_at),
    }


def gone_facts(event: Event) -> dict[str, Any]:
    """That a meeting is out of the selection: withdrawn from the public, or still elsewhere in the agenda.

    A meeting that was hidden reads like one that was deleted: its identity and the moment.
    """
    if event.is_public_now:
        return {"uid": event.uid, "status": "elsewhere", "changed_at": _moment(event.told_at)}
    return {"uid": event.uid, "status": "withdrawn", "withdrawn_at": _moment(event.told_at)}


def _moment(moment: Any) -> str:
    return str(local(moment).isoformat(timespec="seconds"))
