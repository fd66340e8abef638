"""Registering oneself and colleagues in one go."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from events.domain.notices import Notice, tell
from events.domain.seats.applicant import Applicant
from events.domain.seats.errors import AlreadyRegistered
from events.domain.seats.registering import register
from events.models import Place, Registration, Seating


def register_together(
    seating: Seating, *, applicants: Sequence[Applicant], place: Place, now: datetime
) -> list[Registration]:
    """The registrations of *applicants*: all of them, or none and the RuleError of the first refused.

    A colleague who is registered already is a colleague who comes: that is no refusal.
    """
    if len(applicants) == 1:
        return [_register(seating, applicants[0], place, now)]
    with transaction.atomic():
        return [_register(seating, applicant, place, now) for applicant in applicants]


def _register(seating: Seating, applicant: Applicant, place: Place, now: datetime) -> Registration:
    try:
        return register(seating, applicant=applicant, place=place, now=now)
    except AlreadyRegistered as error:
        if applicant.registered_by is None:
            raise
        tell(error.registration, Notice.ALREADY, now=now)
        return error.registration
