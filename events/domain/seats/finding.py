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
    open_to_all = Seating.objects.filter(event=event, event__terms__takes_registrations=True)
    rows = open_to_all.select_related("event__terms", "event__event_format", "occurrence", "session")
    if session_slug:
        return _first(rows.filter(session__slug=session_slug))
    whole = rows.filter(occurrence=None, session=None)
    dates = rows.exclude(occurrence=None)
    if day is None:
        dates = dates.filter(ends_at__gt=now).exclude(occurrence__status=EventStatus.CANCELLED)
    else:
        dates = dates.filter(occurrence__on_date=day)
    is_whole = event.terms.registration_per == RegistrationPer.WHOLE if hasattr(event, "terms") else False
    return _first(whole if is_whole else dates)


def _first(rows: QuerySet[Seating]) -> Seating | None:
    found: Seating | None = rows.order_by("starts_at", "pk").first()
    return found
