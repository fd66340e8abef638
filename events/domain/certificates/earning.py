"""When somebody was there often enough, as the organiser asks it."""

from __future__ import annotations

from datetime import datetime

from events.domain.attendance.parts import Part, dates_attended, days_attended
from events.models import CertificateFor, EventTerms, Registration


def is_for_series(registration: Registration) -> bool:
    """Whether one certificate is for all dates of a series that people register for one by one."""
    terms = _terms(registration)
    is_date = registration.seating.occurrence_id is not None and bool(registration.address)
    return is_date and terms is not None and terms.certificate_for == CertificateFor.SERIES


def parts_of(registration: Registration) -> list[Part]:
    """What the certificate of *registration* is about, in order: its days, or the dates of its series."""
    return dates_attended(registration) if is_for_series(registration) else days_attended(registration)


def needed(registration: Registration, parts: list[Part]) -> int:
    """At how many of *parts* one must have been: all, or the number of dates that the organiser chose."""
    terms, seating = _terms(registration), registration.seating
    is_whole = seating.occurrence_id is None and seating.session_id is None
    if terms and terms.certificate_dates and (is_whole or is_for_series(registration)):
        return int(terms.certificate_dates)
    return len(parts)


def earned(registration: Registration, *, now: datetime) -> list[Part]:
    """The parts that somebody was at, when they are enough; else none."""
    parts = parts_of(registration)
    came = [part for part in parts if part.was_attended(now)]
    return came if came and len(came) >= needed(registration, parts) else []


def _terms(registration: Registration) -> EventTerms | None:
    return EventTerms.objects.filter(event=registration.seating.event_id).first()
