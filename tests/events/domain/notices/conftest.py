"""Published meetings that people registered for."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest

from cop_platform.notifications.models import OutboxMail
from events.domain.seats import Applicant, register
from events.models import Event, EventIndexPage, Place, Registration, Seating, Session
from tests.factories import events as make
from tests.factories.seats import somebody

VENUE = "Stadskantoor, Stadsplateau 1, Utrecht"
SERIES = "FREQ=WEEKLY;BYDAY=TU;COUNT=4"


@pytest.fixture
def meeting(agenda: EventIndexPage, now: datetime) -> Callable[..., Any]:
    """Publishes a meeting that takes registrations: Tuesday 7 April 2026, 10:00 to 12:00."""

    def publish(**fields: Any) -> Any:
        usual = {"takes_registrations": True, "venue": VENUE, "capacity": 20}
        return make.meeting_page(agenda, **{**usual, **fields})

    return publish


def seats_of(page: Any, on: date | None = None, session: Session | None = None) -> Seating:
    """The seats of *page*: of its date *on* a day, of a *session*, or the only ones."""
    rows = Seating.objects.filter(event__key=page.translation_key)
    rows = rows.filter(occurrence__on_date=on) if on else rows
    rows = rows.filter(session=session) if session else rows
    return rows.select_related("event__terms", "session").get()


def joined(seats: Seating, now: datetime, *, place: Place = Place.ROOM, **facts: Any) -> Registration:
    """Somebody with an account who registered for *seats*."""
    return register(seats, applicant=Applicant(person=somebody(), **facts), place=place, now=now)


def mails(kind: str, registration: Registration | None = None) -> list[OutboxMail]:
    """The mails of *kind* (without its prefix), to *registration* if given, oldest first."""
    rows = OutboxMail.objects.filter(kind=f"registration_{kind}").order_by("pk")
    return list(rows.filter(to_address=registration.address) if registration else rows)


def event_of(page: Any) -> Event:
    """The row of *page*."""
    return make.event_of(page)
