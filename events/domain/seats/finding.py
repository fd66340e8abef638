"""Which seats an address is about."""

from __future__ import annotations

from datetime import date, datetime

from django.db.models import QuerySet

from events.models import Event, RegistrationPer, Seating
from events.models.event import EventStatus


def seating_of(
    event: Event, *, now: datetime, day: date | None = None, session_slug: str = ""
) -> Seating | None:
    """What one registers for: this session, or this date, or all dates when the meeting is one whole.

    Without a day: the next date that is not over and goes on.  None where nobody can register.
    """
    terms = getattr(event, "terms", None)
    if terms is None or not terms.takes_registrations:
        return None
    rows = Seating.objects.filter(event=event)
    if session_slug:
        return _first(rows.select_related("session").filter(session__slug=session_slug), event)
    rows = rows.select_related("occurrence")
    whole = rows.filter(occurrence=None, session=None)
    dates = rows.exclude(occurrence=None)
    if day is None:
        dates = dates.filter(ends_at__gt=now).exclude(occurrence__status=EventStatus.CANCELLED)
    else:
        dates = dates.filter(occurrence__on_date=day)
    is_whole = terms.registration_per == RegistrationPer.WHOLE
    return _first(whole if is_whole else dates, event)


def _first(rows: QuerySet[Seating], event: Event) -> Seating | None:
    """The first of *rows*, with *event* that is at hand and all its relations."""
    found: Seating | None = rows.order_by("starts_at", "pk").first()
    if found is not None:
        found.event = event
        if found.occurrence is not None:
            found.occurrence.event = event
    return found
