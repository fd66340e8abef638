"""Another place: in the queue, or between the room and online."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from events.domain.notices import Notice, tell
from events.domain.seats.errors import NoRegistration, StateMoved
from events.domain.seats.ledger import free_seat, locked_registration, next_number, take_seat
from events.domain.seats.promoting import promote
from events.domain.seats.window import require_ahead
from events.models import Place, Registration
from events.models.seating import HOLDING

S = Registration.State


def move_back(registration: Registration, *, now: datetime) -> Registration:
    """Let everybody else who waits go first; raises StateMoved when *registration* does not wait."""
    with locked_registration(registration) as found:
        if found.state != S.WAITLISTED:
            raise StateMoved
        return _write(found, now=now, position=next_number(found.seating))


def switch_place(registration: Registration, place: Place, *, now: datetime) -> Registration:
    """Take part in *place* instead, if there is a seat: one is never given up before the other is had.

    Who waits goes on waiting, with the same place in the queue, for *place*.
    Raises NoRegistration when *place* is full or not there, and TooLate.
    """
    with locked_registration(registration) as found:
        require_ahead(found.seating, now=now)
        if found.place == place:
            return found
        if place not in found.seating.places:
            raise NoRegistration(_("Deze bijeenkomst is er niet in die vorm."))
        if found.state in HOLDING:
            _swap_seat(found, place)
        _write(found, now=now, place=place)
        if found.state == S.CONFIRMED:
            tell(found, Notice.SWITCHED, now=now)
        promote(found.seating, now=now)
        return Registration.objects.select_related("person", "seating__event").get(pk=found.pk)


def _swap_seat(registration: Registration, place: Place) -> None:
    if not take_seat(registration.seating, place):
        message = _("Daar is geen plek meer vrij. U houdt de plek die u heeft.")
        raise NoRegistration(message, code="full")
    free_seat(registration.seating, Place(registration.place))


def _write(registration: Registration, *, now: datetime, **facts: object) -> Registration:
    for name, value in facts.items():
        setattr(registration, name, value)
    registration.changed_at, registration.version = now, registration.version + 1
    registration.save(update_fields=[*facts, "changed_at", "version"])
    return registration
