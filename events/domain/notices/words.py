"""What the templates of mails know of a registration, in the language that is active."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cop_platform.core.dates import as_text, clock_text, date_range_pieces, day_text, moment_text
from cop_platform.core.navigation import language_path
from events.domain.notices.kinds import TICKETED, Notice
from events.domain.notices.subject import Subject
from events.domain.registration_link import manage_path
from events.domain.tickets import ticket_code
from events.models import Allocation, EventTerms, Place, Registration, Seating

MOST_DATES = 12
# The mail an hour before the start tells the link, whatever the page shows by then.
JOIN_MAIL = timedelta(hours=1)
S = Registration.State


def has_ticket(registration: Registration) -> bool:
    """Whether somebody asks for the code of *registration*: at the door, of who has a seat in the room."""
    return registration.state == S.CONFIRMED and registration.place == Place.ROOM


def brings_ticket(notice: Notice, registration: Registration) -> bool:
    """Whether the mail *notice* to the owner of *registration* has the ticket to scan."""
    return notice in TICKETED and has_ticket(registration)


def manage_url(registration: Registration) -> str:
    """Where the addressee sees, changes and cancels *registration* without logging in."""
    return settings.SITE_URL + manage_path(registration)


def facts_in_words(subject: Subject, place: str) -> dict[str, Any]:
    """What, when and where, for somebody who takes part in *place*."""
    return {
        "title": subject.title,
        "dates": date_lines(subject),
        "venue": _("Online") if place == Place.ONLINE else subject.venue,
        "reason": subject.reason,
    }


def date_lines(subject: Subject) -> list[str]:
    """The dates in words, at most MOST_DATES."""
    lines = [
        as_text(date_range_pieces(start, end, all_day=subject.all_day, long=True))
        for start, end in subject.spans
    ]
    if len(lines) <= MOST_DATES:
        return lines
    more = len(lines) - MOST_DATES
    words = ngettext("en nog %(count)d datum", "en nog %(count)d datums", more) % {"count": more}
    return [*lines[:MOST_DATES], words]


def about(
    seating: Seating, subject: Subject, place: str, *, now: datetime, start: datetime | None = None
) -> dict[str, Any]:
    """What everybody who takes part in *place* of *seating* is told; with *start* of that date alone."""
    if start is not None:
        subject = replace(subject, spans=tuple(span for span in subject.spans if span[0] == start))
    return facts_in_words(subject, place) | {
        "page_url": settings.SITE_URL + _page(seating),
        "is_online": place == Place.ONLINE,
        "clock": clock_text(subject.starts_at),
        "join_url": join_url(seating, subject, place, now=now),
    }


def join_url(seating: Seating, subject: Subject, place: str, *, now: datetime) -> str:
    """The link to take part: only online, and only from the moment on at which it may be seen."""
    terms = _terms(seating)
    if terms is None or place != Place.ONLINE:
        return ""
    early = max(timedelta(minutes=terms.join_minutes_before), JOIN_MAIL)
    start = next((start for start, end in subject.spans if end > now), subject.starts_at)
    return terms.join_url if now >= start.astimezone(UTC) - early else ""


def own_words(registration: Registration) -> dict[str, Any]:
    """What only the addressee is told."""
    seating = registration.seating
    until = registration.offered_until
    return {
        "manage_url": manage_url(registration),
        "first_name": registration.person.first_name if registration.person else registration.name,
        "is_by_colleague": registration.registered_by_id is not None,
        "position": position_of(registration) if registration.state == S.WAITLISTED else None,
        "until": moment_text(until) if until else "",
        "shared_out_on": _shared_out_on(seating),
        "ticket_code": ticket_code(registration) if has_ticket(registration) else "",
    }


def position_of(registration: Registration) -> int:
    """The place of *registration* among those who wait for the same seats; 1 is the first."""
    rows = Registration.objects.filter(
        seating=registration.seating_id, place=registration.place, state=S.WAITLISTED
    )
    return rows.filter(position__lt=registration.position).count() + 1


def _terms(seating: Seating) -> EventTerms | None:
    """The terms of *seating*, if its meeting has any."""
    return getattr(seating.event, "terms", None)


def _shared_out_on(seating: Seating) -> str:
    terms = _terms(seating)
    if terms is None or terms.allocation == Allocation.FIRST_COME:
        return ""
    return day_text(seating.starts_at - timedelta(days=terms.allocate_days_before), weekday=True)


def _page(seating: Seating) -> str:
    if seating.session is not None:
        return language_path(f"/agenda/{seating.event.slug}/sessies/{seating.session.slug}/")
    event, date = seating.event, seating.occurrence
    has_dates = date is not None and (event.is_recurring or event.extra_dates)
    day = f"{date.on_date.isoformat()}/" if date is not None and has_dates else ""
    return language_path(f"/agenda/{event.slug}/{day}")
