"""A guest answers the mail, or does not."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, transaction

from cop_platform.accounts.models import User
from events.domain.seats.errors import StateMoved
from events.domain.seats.leaving import leave
from events.domain.seats.ledger import locked_registration
from events.domain.seats.overlaps import require_time
from events.domain.seats.seating_people import give_or_queue
from events.domain.seats.window import require_open, terms_of
from events.models import Registration

S = Registration.State


@transaction.atomic
def confirm(registration: Registration, *, now: datetime) -> Registration:
    """Give the guest of *registration* a seat or a place in the queue; a second click changes nothing.

    The mail proves the address: when it is that of an account, the registration
    becomes that person's, and if that person had one it is returned instead.  Raises
    Overlaps for who has a seat elsewhere at that time, whoever registered for it.
    """
    _hold_account(registration.email)
    with locked_registration(registration) as found:
        if found.state == S.CANCELLED:
            raise StateMoved
        if found.state != S.PENDING:
            return found
        terms = terms_of(found.seating)
        require_open(found.seating, terms, now=now)
        if (other := _joined_with_account(found)) is not None:
            leave(found, now=now)
            return other
        require_time(found.seating, found.person, email=found.email)
        return give_or_queue(found, terms, now=now)


def _hold_account(email: str) -> None:
    """Hold the person with *email* before the seats, as ``register`` does: one thing at a time."""
    people = User.objects.select_for_update(no_key=True).filter(email=email)
    people.values_list("pk").first()


def _joined_with_account(registration: Registration) -> Registration | None:
    """Make *registration* that of the account with its address; the one that was there already, if any."""
    person = User.objects.filter(email=registration.email, is_active=True).first()
    if person is None:
        return None
    facts = {"person": person, "name": "", "email": "", "organisation": person.organisation}
    try:
        with transaction.atomic():
            Registration.objects.filter(pk=registration.pk).update(**facts)
    except IntegrityError:
        others = registration.seating.registrations.exclude(state=S.CANCELLED)
        return others.select_related("person").get(person=person)
    for name, value in facts.items():
        setattr(registration, name, value)
    return None
