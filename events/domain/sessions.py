"""A session that is saved: its seats follow, and who registered for it hears what changed."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from events.domain.notices import Known, known_of, tell_changes
from events.domain.seats.seatings import sync_seatings
from events.models import Event, Session


def known_before(session: Session, *, now: datetime) -> Known:
    """What people registered for at the festival of *session*, before it is saved."""
    event = _event_of(session)
    return known_of(event, now=now) if event and session.pk else {}


@transaction.atomic
def session_saved(session: Session, before: Known, *, now: datetime) -> None:
    """Bring the seats of the festival of *session* up to date, and mail who registered for what changed."""
    event = _event_of(session)
    if event is not None:
        sync_seatings(event, now=now)
        tell_changes(event, before, now=now)


def _event_of(session: Session) -> Event | None:
    return Event.objects.filter(page=session.festival_id).first()
