"""Somebody else comes instead."""

from __future__ import annotations

import re
import uuid
from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext as _

from events.domain.notices import Notice, tell
from events.domain.seats.errors import AlreadyRegistered, NoRegistration, SomebodyWaits, StateMoved
from events.domain.seats.leaving import leave
from events.domain.seats.ledger import locked_registration, next_number
from events.domain.seats.states import become
from events.domain.seats.window import require_ahead
from events.models import Registration

S = Registration.State
# Who share one of these have nothing else in common.
OF_EVERYBODY = re.compile(
    r"(gmail|googlemail|hotmail|outlook|live|msn|icloud|me|mac|yahoo|proton|protonmail|gmx|mail|ziggo|kpnmail"
    r"|kpnplanet|planet|hetnet|home|upcmail|chello|xs4all|casema|quicknet|telfort|tele2|solcon|online)\.[a-z]+"
)


def substitute(registration: Registration, *, name: str, email: str, now: datetime) -> Registration:
    """The registration of *name*, who takes the seat of *registration*.

    A colleague, by the part of the address after the @, takes it at once; anybody
    else only when nobody waits: the queue goes first.  Both get a mail.  The row bears
    what was typed, also when the address is that of an account: nobody learns that
    there is one, nor its name.  Raises SomebodyWaits, AlreadyRegistered, TooLate; and
    NoRegistration for the same address, where only the name can change.
    """
    email = email.lower()
    with locked_registration(registration) as found:
        require_ahead(found.seating, now=now)
        _require_seat(found)
        _require_another(found, email)
        _require_fair(found, email)
        _require_absent(found, email)
        return _pass_on(found, name, email, now)


def _pass_on(registration: Registration, name: str, email: str, now: datetime) -> Registration:
    organisation, by = registration.organisation, registration.registered_by or registration.person
    leave(registration, now=now, keeps_seat=True)
    tell(registration, Notice.SUBSTITUTED, now=now, had_seat=True)
    row = Registration.objects.create(
        key=uuid.uuid4(),
        seating=registration.seating,
        place=registration.place,
        state=S.PENDING,
        number=next_number(registration.seating),
        organisation=organisation,
        registered_by=by,
        language=registration.language,
        created_at=now,
        changed_at=now,
        name=name,
        email=email,
    )
    become(row, S.CONFIRMED, now=now)
    tell(row, Notice.CONFIRMED, now=now)
    return row


def _require_seat(registration: Registration) -> None:
    if registration.state != S.CONFIRMED:
        raise StateMoved


def _require_another(registration: Registration, email: str) -> None:
    if email == registration.address:
        message = _("Dit is het adres van wie de plek al heeft. Vul het adres in van wie er komt.")
        raise NoRegistration(message, code="same")


def _require_fair(registration: Registration, email: str) -> None:
    organisation = _domain(email)
    if organisation == _domain(registration.address) and not OF_EVERYBODY.fullmatch(organisation):
        return
    if registration.seating.registrations.filter(state=S.WAITLISTED, place=registration.place).exists():
        message = _(
            "Er is een wachtlijst. Alleen een collega met een e-mailadres van dezelfde organisatie kan "
            "deze plek overnemen."
        )
        raise SomebodyWaits(message)


def _require_absent(registration: Registration, email: str) -> None:
    """Refuse who has a registration here already, by an account or without one."""
    others = registration.seating.registrations.exclude(state=S.CANCELLED).exclude(pk=registration.pk)
    named = others.filter(Q(email=email) | Q(person__email=email)).order_by("pk")
    if (other := named.select_related("seating__event", "person").first()) is not None:
        raise AlreadyRegistered(other)


def _domain(email: str) -> str:
    return email.rpartition("@")[2].lower()
