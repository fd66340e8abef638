"""What the page of a partner's meeting should say, and what a person has changed on it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from django.db.models import Model

from cop_platform.taxonomy.models import EventFormat
from events.domain.ical import plain_text
from events.models import EventPage, PartnerCalendar, PartnerItem
from events.models.event import EventStatus

MAX_INTRO = 600
LISTS = ("regions", "themes", "audiences")
# Fields that only make sense together: who changes one of them owns them all.
GROUPS = (("start", "end", "all_day"), ("status", "status_reason"), ("access", "community"))
Facts = dict[str, Any]


def facts_of(item: PartnerItem, calendar: PartnerCalendar) -> Facts:
    """The fields of the page that *item* asks for, filed as *calendar* says."""
    return {**_meeting(item, calendar), **_when(item), **_filed(item, calendar)}


def source_name(calendar: PartnerCalendar) -> str:
    """The host that visitors know the partner by: of its website, or else of the calendar."""
    host = _host(calendar.owner.website) or _host(calendar.address)
    return host.removeprefix("www.")


def plain(facts: Facts) -> Facts:
    """*facts* as JSON can hold them: rows by their number, moments in UTC."""
    return {name: _plain(value) for name, value in facts.items()}


def standing_on(page: EventPage, names: Facts) -> Facts:
    """What *page* says now in the fields that are the keys of *names*, as plain facts."""
    values = ((name, getattr(page, name)) for name in names)
    return plain({name: list(value.all()) if name in LISTS else value for name, value in values})


def edited_fields(page: EventPage, written: Facts) -> set[str]:
    """The fields in which *page* says something else than the import wrote last."""
    standing = standing_on(page, written)
    edited = {name for name, value in written.items() if standing[name] != value}
    for group in GROUPS:
        if edited.intersection(group):
            edited.update(group)
    return edited


def _meeting(item: PartnerItem, calendar: PartnerCalendar) -> Facts:
    name = source_name(calendar)
    return {
        "title": item.title,
        # An introduction, and the way to the rest: the partner's own page is the newest version.
        "intro": plain_text(item.summary, MAX_INTRO),
        "venue": "" if _is_address(item.place) else item.place,
        "status": EventStatus.CANCELLED if item.is_cancelled else EventStatus.PLANNED,
        "status_reason": f"{calendar.owner.short_name} heeft deze bijeenkomst geannuleerd."
        if item.is_cancelled
        else "",
        "source_name": name,
        # Never the address of the calendar itself: it may hold a secret of the partner.
        "source_url": item.url or calendar.owner.website,
    }


def _when(item: PartnerItem) -> Facts:
    # On a page the end of a whole day is the last day itself.
    end = item.ends_at - timedelta(days=1) if item.all_day else item.ends_at
    return {"start": item.starts_at, "end": max(end, item.starts_at), "all_day": item.all_day}


def _filed(item: PartnerItem, calendar: PartnerCalendar) -> Facts:
    lists = {name: list(getattr(calendar, name).all()) for name in LISTS}
    return {
        "event_type": calendar.event_type,
        "event_format": _format(item, calendar),
        "access": calendar.access,
        "community": calendar.community,
        "organiser": calendar.owner,
        **lists,
    }


def _format(item: PartnerItem, calendar: PartnerCalendar) -> EventFormat:
    is_online = _is_address(item.place) or item.place.casefold() == "online"
    found = EventFormat.objects.filter(slug=EventFormat.ONLINE).first() if is_online else None
    return found or calendar.event_format


def _is_address(place: str) -> bool:
    """Whether *place* is the door to an online meeting: that is for who registered with the partner."""
    return "://" in place or place.startswith("www.")


def _host(url: str) -> str:
    return urlsplit(url).hostname or ""


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, list):
        return sorted(row.pk for row in value)
    return value.pk if isinstance(value, Model) else value
