"""Making a certificate, and making it anew."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import get_language

from cop_platform.core.clock import local
from events.domain.attendance.parts import Part, registrations_beside, same_person
from events.domain.certificates.codes import new_code
from events.domain.certificates.earning import earned, is_for_series
from events.domain.certificates.errors import NotAttended, TooManyCertificates
from events.domain.seats.naming import seats_title
from events.models import Certificate, Registration

MOST = 10


def may_have_certificate(registration: Registration, *, now: datetime) -> bool:
    """Whether who registered was there as often as it takes, at *now*."""
    return bool(earned(registration, now=now))


def current_certificate(registration: Registration) -> Certificate | None:
    """The certificate of *registration*, or of its series, that holds, if one was made."""
    return _made(registration).filter(replaced_at=None).first()


@transaction.atomic
def make_certificate(
    registration: Registration, *, name: str, shows_name: bool, now: datetime
) -> Certificate:
    """A certificate for *name*; the former one, if there is one, says from *now* that it was replaced.

    The same once more gives the one that is there; with a date more it is a new one.  Holds
    what the person registered for here, so that there is one at a time.  Raises NotAttended
    and TooManyCertificates.
    """
    registration = _hold(registration)
    parts = earned(registration, now=now)
    if not parts:
        raise NotAttended(registration, now=now)
    facts = {"name": name, "shows_name": shows_name, **_facts(registration, parts)}
    rows, former = _made(registration), current_certificate(registration)
    if former and all(getattr(former, field) == facts[field] for field in ("name", "shows_name", "dates")):
        return former
    if rows.count() >= MOST:
        raise TooManyCertificates
    rows.filter(replaced_at=None).update(replaced_at=now)
    made = Certificate.objects.create(code=new_code(), made_at=now, wanted_at=now, **facts)
    if is_for_series(registration):
        made.parts.set([part.by for part in parts])
    return made


def _made(registration: Registration) -> QuerySet[Certificate]:
    """Every certificate that was made of *registration*, or by its person of its series."""
    if not is_for_series(registration):
        return Certificate.objects.filter(registration=registration)
    return Certificate.objects.filter(same_person(registration), event=registration.seating.event_id)


def _hold(registration: Registration) -> Registration:
    """*registration* as it is, held with those for other dates: of two requests one waits."""
    keys = [row.pk for row in registrations_beside(registration)]
    rows = Registration.objects.select_for_update(of=("self",)).filter(pk__in=[*keys, registration.pk])
    return next(row for row in rows.order_by("pk") if row.pk == registration.pk)


def _facts(registration: Registration, parts: list[Part]) -> dict[str, object]:
    """What stands on the certificate besides the name."""
    seating, event = registration.seating, registration.seating.event
    length = timedelta() if event.all_day else sum((part.end - part.start for part in parts), timedelta())
    about = {"event": event} if is_for_series(registration) else {"registration": registration}
    return {
        **about,
        "person": registration.person,
        "email": registration.email,
        "title": seats_title(seating),
        "organiser": str(event.organiser or ""),
        "dates": [local(part.start).date().isoformat() for part in parts],
        "minutes": int(length.total_seconds() // 60),
        "language": (get_language() or "nl")[:2],
    }
