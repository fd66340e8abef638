"""Making a certificate, and making it anew."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import get_language

from events.domain.attendance.doors import date_of, days_of
from events.domain.attendance.parts import attended_all_days
from events.domain.certificates.codes import new_code
from events.domain.certificates.errors import NotAttended, TooManyCertificates
from events.domain.seats.naming import seats_title
from events.models import Certificate, Registration

MOST = 10


def may_have_certificate(registration: Registration, *, now: datetime) -> bool:
    """Whether who registered was there every day, and it is over at *now*."""
    return registration.seating.ends_at <= now and attended_all_days(registration)


def current_certificate(registration: Registration) -> Certificate | None:
    """The certificate of *registration* that holds, if one was made."""
    return Certificate.objects.filter(registration=registration, replaced_at=None).first()


@transaction.atomic
def make_certificate(
    registration: Registration, *, name: str, shows_name: bool, now: datetime
) -> Certificate:
    """A certificate for *name*; the former one, if there is one, says from *now* that it was replaced.

    The same once more gives the one that is there.  Holds the row of the registration, so
    that there is one at a time.  Raises NotAttended and TooManyCertificates.
    """
    registration = Registration.objects.select_for_update(of=("self",)).get(pk=registration.pk)
    if not may_have_certificate(registration, now=now):
        raise NotAttended
    former = current_certificate(registration)
    if former and (former.name, former.shows_name) == (name, shows_name):
        return former
    rows = Certificate.objects.filter(registration=registration)
    if rows.count() >= MOST:
        raise TooManyCertificates
    rows.filter(replaced_at=None).update(replaced_at=now)
    facts = _facts(registration)
    return Certificate.objects.create(
        code=new_code(), name=name, shows_name=shows_name, made_at=now, wanted_at=now, **facts
    )


def _facts(registration: Registration) -> dict[str, object]:
    """What stands on the certificate besides the name."""
    seating, event = registration.seating, registration.seating.event
    days = days_of(seating)
    length = timedelta() if event.all_day else sum((end - start for start, end in days), timedelta())
    return {
        "registration": registration,
        "person": registration.person,
        "email": registration.email,
        "title": seats_title(seating),
        "organiser": str(event.organiser or ""),
        "dates": [date_of(day).isoformat() for day in days],
        "minutes": int(length.total_seconds() // 60),
        "language": (get_language() or "nl")[:2],
    }
