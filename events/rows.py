"""Dates of meetings as the list component shows them."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from cop_platform.core.navigation import language_path
from cop_platform.taxonomy.models import EventFormat
from events.models import Event, Occurrence, Seating
from events.models.event import Access

# What rows_of reads of each date: load these with the dates, or each row costs queries.
ROW_RELATIONS = ("event__event_format", "event__community")
ROW_LISTS = ("event__audiences",)


def meeting_path(event: Event) -> str:
    """The address of a meeting in the visitor's language."""
    return path_of(event.slug)


def date_path(occurrence: Occurrence) -> str:
    """The address of one date."""
    return path_on(occurrence.event, occurrence.on_date)


def path_on(event: Event, day: date) -> str:
    """The address of the date planned on *day*; a meeting with a single date has no other than its own."""
    return path_of(event.slug, day if event.is_recurring or event.extra_dates else None)


def path_of(slug: str, day: date | None = None) -> str:
    """The address of the meeting that is called *slug*, or of its date planned on *day*."""
    path = language_path(f"/agenda/{slug}/")
    return f"{path}{day.isoformat()}/" if day else path


def seats_path(seating: Seating) -> str:
    """The page of what *seating* has the seats of: a session, a date, or the meeting."""
    event = seating.event
    if seating.session:
        return language_path(f"/agenda/{event.slug}/sessies/{seating.session.slug}/")
    return path_on(event, seating.occurrence.on_date) if seating.occurrence else path_of(event.slug)


def sign_up_path(seating: Seating) -> str:
    """The address of the form for one of those seats."""
    return f"{seats_path(seating)}aanmelden/"


def rows_of(dates: Any) -> list[dict[str, Any]]:
    """The *dates* (a queryset of occurrences) as rows, in two queries."""
    return [row_of(date) for date in dates.select_related(*ROW_RELATIONS).prefetch_related(*ROW_LISTS)]


def row_of(occurrence: Occurrence) -> dict[str, Any]:
    """One date as ``event_row`` wants it."""
    event = occurrence.event
    label, kind = badge(occurrence)
    return {
        "title": event.title,
        "url": date_path(occurrence),
        "start": occurrence.starts_at,
        "end": occurrence.ends_at,
        "all_day": event.all_day,
        "place": place(event),
        "source": event.source_name,
        "is_online": is_online(event),
        "audience": audience(event),
        "summary": occurrence.reason or (event.status_reason if event.is_cancelled else "") or event.summary,
        "badge": label,
        "badge_kind": kind,
    }


def badge(occurrence: Occurrence) -> tuple[str, str]:
    """The one thing to know at a glance about a date, and the kind of its tag."""
    event = occurrence.event
    if occurrence.is_cancelled:
        return _("Geannuleerd"), "neg"
    if occurrence.is_moved:
        return _("Verplaatst"), "warn"
    if event.access != Access.PUBLIC:
        return _("Voor leden"), "plain"
    if event.event_format and event.event_format.slug != EventFormat.ON_SITE:
        return event.event_format.label, "info"
    return "", ""


def place(event: Event) -> str:
    """Where to go, in a few words."""
    return event.venue or (_("Online") if is_online(event) else "")


def is_online(event: Event) -> bool:
    """Whether nobody needs to travel."""
    return event.event_format is not None and event.event_format.slug == EventFormat.ONLINE


def audience(event: Event, most: int = 3) -> str:
    """For whom, in at most *most* names."""
    names: Iterable[str] = [term.label for term in event.audiences.all()]
    shown = list(names)[:most]
    more = len(list(names)) - len(shown)
    return ", ".join(shown) + (_(" en meer") if more else "")
