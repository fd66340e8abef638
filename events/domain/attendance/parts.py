"""Whether somebody was there from beginning to end: what a certificate asks."""

from __future__ import annotations

from cop_platform.accounts.models import User
from events.domain.attendance.doors import date_of, days_of
from events.domain.seats.window import is_off
from events.models import Event, Registration

S = Registration.State


def attended_all_days(registration: Registration) -> bool:
    """Whether somebody was checked in on every day of *registration*; never before the last day came."""
    days = {date_of(day) for day in days_of(registration.seating)}
    came = registration.attendances.filter(taken_back_at=None).values_list("on_date", flat=True)
    return registration.state == S.ATTENDED and days <= set(came)


def attended_all_parts(person: User, event: Event) -> bool:
    """Whether *person* was checked in on every day of every date of *event* that took place.

    Sessions of a festival are no parts: nobody can attend them all.  A seat that was
    taken with the same address, without the account, counts.
    """
    parts = [row for row in event.seatings.filter(session=None) if not is_off(row)]
    mine = _registrations(person, event)
    return bool(parts) and all(part.pk in mine and attended_all_days(mine[part.pk]) for part in parts)


def _registrations(person: User, event: Event) -> dict[int, Registration]:
    """By seating: what *person* attended."""
    rows = Registration.objects.filter(seating__event=event, state=S.ATTENDED)
    mine = rows.filter(person=person) | rows.filter(person=None, email=person.email)
    return {row.seating_id: row for row in mine.select_related("seating__event")}
