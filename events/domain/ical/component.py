"""One VEVENT: the properties that every occurrence of a meeting has."""

from __future__ import annotations

from datetime import date, datetime
from urllib.parse import urlsplit

import icalendar

from events.values import CalendarEvent, PlannedOccurrence

from .text import MAX_DESCRIPTION, one_line, plain_text

# The text of a meeting is Dutch in every language of the site, and stored text must
# not depend on the language of the editor who publishes, so these words are not translated.
CANCELLED, MOVED, JOIN = "Geannuleerd", "Verplaatst", "Deelnemen"


def component(event: CalendarEvent, occurrence: PlannedOccurrence, uid: str) -> icalendar.Event:
    """The VEVENT of *occurrence*, without the rule that repeats it."""
    vevent = icalendar.Event()
    _identify(vevent, event, uid)
    _place_in_time(vevent, event, occurrence)
    _describe(vevent, event, occurrence)
    _link(vevent, event)
    return vevent


def wall_value(moment: datetime, *, all_day: bool) -> date | datetime:
    """*moment* in the value type that DTSTART, EXDATE and RECURRENCE-ID share."""
    return moment.date() if all_day else moment


def _identify(vevent: icalendar.Event, event: CalendarEvent, uid: str) -> None:
    if event.changed_at.tzinfo is None:
        raise ValueError(f"changed_at of {event.uid} must be aware, got {event.changed_at}")
    vevent.add("uid", uid)
    vevent.add("sequence", event.sequence)
    # For PUBLISH the stamp is the revision; the time of the request would change every byte.
    vevent.add("dtstamp", event.changed_at)
    vevent.add("last-modified", event.changed_at)
    if event.created_at:
        vevent.add("created", event.created_at)


def _place_in_time(vevent: icalendar.Event, event: CalendarEvent, occurrence: PlannedOccurrence) -> None:
    all_day = event.schedule.all_day
    vevent.add("dtstart", wall_value(occurrence.start, all_day=all_day))
    vevent.add("dtend", wall_value(occurrence.end, all_day=all_day))
    if all_day:
        vevent.add("transp", "TRANSPARENT")
        vevent.add("x-microsoft-cdo-alldayevent", "TRUE")


def _describe(vevent: icalendar.Event, event: CalendarEvent, occurrence: PlannedOccurrence) -> None:
    is_cancelled = occurrence.is_cancelled or event.status == "CANCELLED"
    summary = one_line(event.summary)
    vevent.add("status", "CANCELLED" if is_cancelled else event.status)
    # Not every client shows STATUS.
    vevent.add("summary", f"{CANCELLED}: {summary}" if is_cancelled else summary)
    vevent.add("class", "PRIVATE" if event.is_private else "PUBLIC")
    if location := one_line(event.location, ", "):
        vevent.add("location", location)
    if description := _description(event, occurrence):
        vevent.add("description", description)
    if categories := [one_line(category) for category in event.categories if category.strip()]:
        vevent.add("categories", categories)


def _description(event: CalendarEvent, occurrence: PlannedOccurrence) -> str:
    """The text, with what clients tend to hide: why it changed, where to join, the page."""
    before = _reason(occurrence)
    after = [f"{JOIN}: {event.conference_url}"] if event.conference_url else []
    after += [event.url] if event.url else []
    room = MAX_DESCRIPTION - sum(len(part) + 2 for part in [before, *after])
    parts = [before, plain_text(event.description, room), *after]
    return "\n\n".join(part for part in parts if part)


def _reason(occurrence: PlannedOccurrence) -> str:
    if not (occurrence.is_cancelled or occurrence.is_moved):
        return ""
    what = CANCELLED if occurrence.is_cancelled else MOVED
    reason = one_line(occurrence.reason)
    return f"{what}: {reason}" if reason else what


def _link(vevent: icalendar.Event, event: CalendarEvent) -> None:
    if event.url:
        vevent.add("url", web_address(event.url))
    for uid in event.siblings:
        vevent.add("related-to", uid, {"RELTYPE": "SIBLING"})
    if event.contact:
        vevent.add("contact", one_line(event.contact))
    if event.geo:
        latitude, longitude = event.geo
        vevent.add("geo", (round(latitude, 6), round(longitude, 6)))
    if event.conference_url:
        add_conference(vevent, event.conference_url)


def add_conference(vevent: icalendar.Event, url: str) -> None:
    """Let *vevent* say where to take part online; raises ``ValueError`` for what is no web address."""
    # One feature only: icalendar writes a list of them in quotes, which is wrong.
    parameters = {"VALUE": "URI", "FEATURE": "VIDEO", "LABEL": JOIN}
    vevent.add("conference", icalendar.vUri(web_address(url)), parameters)


def web_address(url: str) -> str:
    """*url* if a calendar may open it; raises ``ValueError`` for anything else."""
    is_web = urlsplit(url).scheme in ("http", "https")
    if not is_web or not url.isascii() or not url.isprintable() or " " in url:
        raise ValueError(f"no web address: {url!r}")
    return url
