"""The agenda as a JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/), with the facts of each date."""

import json
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.utils.translation import get_language

from cop_platform.core.clock import local
from events.domain.downloads import date_uid
from events.domain.feeds import Feed
from events.models import Event, Occurrence
from events.rows import date_path, place
from events.views.feed_items import lines, reason, status, tags

VERSION = "https://jsonfeed.org/version/1.1"


def json_feed(feed: Feed, dates: Iterable[Occurrence]) -> bytes:
    """*feed* with *dates* as JSON text."""
    data = {
        "version": VERSION,
        "title": feed.name,
        "description": feed.description,
        "home_page_url": feed.page,
        "feed_url": feed.source,
        "language": get_language() or settings.LANGUAGE_CODE,
        "items": [_item(date) for date in dates],
    }
    return json.dumps(data, ensure_ascii=False, indent=1).encode()


def _item(occurrence: Occurrence) -> dict[str, Any]:
    event = occurrence.event
    return {
        "id": date_uid(occurrence),
        "url": settings.SITE_URL + date_path(occurrence),
        "title": event.title,
        "content_text": "\n".join(lines(occurrence)),
        "date_modified": event.revised_at.isoformat(timespec="seconds"),
        "tags": tags(occurrence),
        "_event": {**when(occurrence), **filed_under(event)},
    }


def when(occurrence: Occurrence) -> dict[str, Any]:
    """The facts of one date; times with their offset from UTC in Amsterdam."""
    event = occurrence.event
    return {
        "uid": event.uid,
        "date": occurrence.on_date.isoformat(),
        "start": local(occurrence.starts_at).isoformat(),
        "end": local(occurrence.ends_at).isoformat(),
        "all_day": event.all_day,
        "status": status(occurrence),
        "reason": reason(occurrence),
        "place": place(event),
    }


def filed_under(event: Event) -> dict[str, Any]:
    """The slugs of the filters that select the meeting, and of whom it is when a partner announced it."""
    return {
        "type": event.event_type.slug if event.event_type else None,
        "format": event.event_format.slug if event.event_format else None,
        "organisation": event.organiser.slug if event.organiser else None,
        "community": event.community.slug if event.community else None,
        "regions": [term.slug for term in event.regions.all()],
        "themes": [term.slug for term in event.themes.all()],
        "audiences": [term.slug for term in event.audiences.all()],
        "source": {"name": event.source_name, "url": event.source_url} if event.is_from_partner else None,
    }
