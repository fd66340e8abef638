"""Whether a certificate holds, and how much of it a stranger reads."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cop_platform.core.dates import day_text
from events.domain.attendance.parts import came_on
from events.domain.certificates.codes import code_from
from events.models import Certificate, Registration


class Standing(StrEnum):
    """What the page of a code says."""

    VALID = "geldig"
    REPLACED = "vervangen"
    WITHDRAWN = "ingetrokken"


def certificate_with(typed: str) -> Certificate | None:
    """The certificate with the code that somebody *typed*; a code that cannot be one is not looked up."""
    code = code_from(typed)
    found = Certificate.objects.filter(code=code) if code else Certificate.objects.none()
    return found.select_related("registration__seating__event", "registration__seating__occurrence").first()


def standing_of(certificate: Certificate) -> Standing:
    """How *certificate* stands; withdrawn when the organiser took the attendance back.

    What the organiser asks later changes nothing.  After two years the registration is
    gone, and nothing is taken back any more.
    """
    if certificate.replaced_at:
        return Standing.REPLACED
    return Standing.WITHDRAWN if _was_taken_back(certificate) else Standing.VALID


def shown_name(certificate: Certificate) -> str:
    """The name as whoever has the code reads it: whole when its owner wants so, else the initials."""
    if certificate.shows_name:
        return certificate.name
    return " ".join(f"{word[0]}." for word in certificate.name.split())


def dates_in_words(certificate: Certificate) -> str:
    """The days: "3 november 2026, 10 november 2026"; of many the first and the last."""
    days = [day_text(date.fromisoformat(day)) for day in certificate.dates]
    if len(days) <= 4:
        return ", ".join(days)
    facts = {"first": days[0], "last": days[-1], "count": len(days)}
    return _("%(first)s tot en met %(last)s, op %(count)d dagen") % facts


def hours_in_words(certificate: Certificate) -> str:
    """How long it lasted by plan: "2 uur", "1 uur en 30 minuten"; empty when nobody said."""
    hours, minutes = divmod(certificate.minutes, 60)
    parts = [ngettext("%(hours)d uur", "%(hours)d uur", hours) % {"hours": hours}] if hours else []
    if minutes:
        parts.append(ngettext("%(minutes)d minuut", "%(minutes)d minuten", minutes) % {"minutes": minutes})
    return (
        _("%(hours)s en %(minutes)s") % {"hours": parts[0], "minutes": parts[1]}
        if parts[1:]
        else "".join(parts)
    )


def _was_taken_back(certificate: Certificate) -> bool:
    """Of a series: any of its dates; of one registration: any of its days."""
    if certificate.registration is None:
        return certificate.parts.exclude(state=Registration.State.ATTENDED).exists()
    came = {day.isoformat() for day in came_on(certificate.registration)}
    return not set(certificate.dates) <= came
