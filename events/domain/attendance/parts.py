"""Which parts of a meeting somebody was at: the days of one registration, the dates of a series."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from events.domain.attendance.doors import date_of, days_of
from events.domain.seats.window import is_off
from events.models import Registration

S = Registration.State


@dataclass(frozen=True)
class Part:
    """A stretch ``[start, end)`` of it; *by* which registration somebody was there, None: they were not."""

    start: datetime
    end: datetime
    by: Registration | None

    def was_attended(self, now: datetime) -> bool:
        """Whether somebody was there, and it is over at *now*."""
        return self.by is not None and self.end <= now


def came_on(registration: Registration) -> set[date]:
    """The days on which who registered was checked in."""
    if registration.state != S.ATTENDED:
        return set()
    return set(registration.attendances.filter(taken_back_at=None).values_list("on_date", flat=True))


def attended_all_days(registration: Registration) -> bool:
    """Whether somebody was checked in on every day of *registration*; never before the last day came."""
    return all(day.by for day in days_attended(registration))


def days_attended(registration: Registration) -> list[Part]:
    """Each day of what *registration* is for, in order."""
    came = came_on(registration)
    return [
        Part(*day, registration if date_of(day) in came else None) for day in days_of(registration.seating)
    ]


def dates_attended(registration: Registration) -> list[Part]:
    """Each date of the series of *registration* that takes place, in order, for the same person.

    Sessions of a festival are no dates: nobody can attend them all.
    """
    mine = {row.seating_id: row for row in registrations_beside(registration)}
    dates = registration.seating.event.seatings.filter(session=None).exclude(occurrence=None)
    found = [one for one in dates.select_related("event", "occurrence", "session") if not is_off(one)]
    return [Part(one.starts_at, one.ends_at, _attended(mine.get(one.pk))) for one in found]


def registrations_beside(registration: Registration) -> list[Registration]:
    """What the same person has for this meeting, also without the account with their address."""
    rows = Registration.objects.filter(seating__event=registration.seating.event_id)
    rows = rows.exclude(state=S.CANCELLED).order_by("pk").select_related("seating__event")
    return list(rows.filter(same_person(registration)))


def same_person(registration: Registration) -> Q:
    """Rows with a person and an address that are of whom *registration* is."""
    if registration.person:
        return Q(person=registration.person) | Q(person=None, email=registration.person.email)
    return Q(person=None, email=registration.email) if registration.email else Q(pk=registration.pk)


def _attended(registration: Registration | None) -> Registration | None:
    return registration if registration and attended_all_days(registration) else None
