"""Asking for a seat."""

from __future__ import annotations

import uuid
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from cop_platform.accounts.models import User
from events.domain.notices import Notice, tell
from events.domain.seats.answers import store_answers
from events.domain.seats.applicant import Applicant
from events.domain.seats.errors import AlreadyRegistered, NoRegistration, TooManyColleagues
from events.domain.seats.ledger import hold_with_number
from events.domain.seats.overlaps import has_other_plans, require_time
from events.domain.seats.seating_people import outcome_for
from events.domain.seats.window import require_open, terms_of
from events.models import EventTerms, Place, Registration, Seating
from events.models.seating import ACTIVE

COLLEAGUES = 2
S = Registration.State


def register(seating: Seating, *, applicant: Applicant, place: Place, now: datetime) -> Registration:
    """The registration of *applicant* for *seating*: with a seat, or with a place in the queue.

    A guest gets neither before the mail is answered; one who is registered already
    is told so by mail only, so that nobody learns who comes.  One transaction, with
    the row of *seating* held.  Raises NoRegistration, NotOpen, Overlaps,
    TooManyColleagues, and AlreadyRegistered for the second click.
    """
    terms = terms_of(seating)
    require_open(seating, terms, now=now)
    _require_admitted(seating, terms, applicant, place)
    try:
        with transaction.atomic():
            _hold_person(applicant.person or applicant.registered_by)
            is_elsewhere = has_other_plans(seating, applicant.person)
            held = hold_with_number(seating)
            if is_elsewhere:
                require_time(held, applicant.person)
            return _register(held, terms, applicant, place, now)
    except IntegrityError:
        return _already(seating, applicant, now)


def _register(
    seating: Seating, terms: EventTerms, applicant: Applicant, place: Place, now: datetime
) -> Registration:
    if _standing(seating, applicant).exists():
        return _already(seating, applicant, now)
    _require_few_colleagues(seating, applicant)
    registration = _row(seating, applicant, place, now)
    notice = Notice.PLEASE_CONFIRM if applicant.is_guest else _decide(registration, terms)
    registration.save(force_insert=True)
    store_answers(registration, terms, applicant.answers)
    tell(registration, notice, now=now)
    return registration


def _decide(registration: Registration, terms: EventTerms) -> Notice:
    """Give *registration* its state, not stored yet; who waits is last, as the number is the newest."""
    is_full = registration.seating.free(Place(registration.place)) == 0
    registration.state, notice = outcome_for(registration, terms, is_full=is_full)
    if registration.state == S.WAITLISTED:
        registration.position = registration.number
    return notice


def _row(seating: Seating, applicant: Applicant, place: Place, now: datetime) -> Registration:
    return Registration(
        key=uuid.uuid4(),
        seating=seating,
        place=place,
        state=S.PENDING,
        number=seating.counter,
        person=applicant.person,
        name=applicant.name,
        email=applicant.email.lower(),
        organisation=applicant.own_organisation,
        registered_by=applicant.registered_by,
        language=applicant.language,
        is_listed=applicant.is_listed,
        access_wishes=applicant.access_wishes,
        dietary_wishes=applicant.dietary_wishes,
        created_at=now,
        changed_at=now,
    )


def _hold_person(person: User | None) -> None:
    """Let one person register for one thing at a time: two overlapping seats would not see each other.

    NO KEY: mails that other transactions write to this person need not wait.
    """
    if person is not None:
        User.objects.select_for_update(no_key=True).filter(pk=person.pk).values_list("pk").first()


def _require_admitted(seating: Seating, terms: EventTerms, applicant: Applicant, place: Place) -> None:
    if place not in seating.places:
        raise NoRegistration(_("Kies of u op locatie of online meedoet."))
    if applicant.is_guest and not terms.admits_guests:
        raise NoRegistration(_("Log in om u aan te melden. Zonder account kan dat hier niet."))


def _require_few_colleagues(seating: Seating, applicant: Applicant) -> None:
    by = applicant.registered_by
    if by is None:
        return
    mine = Registration.objects.filter(seating=seating, registered_by=by, state__in=ACTIVE)
    if mine.count() >= COLLEAGUES:
        message = _("U kunt hier hoogstens %(most)d collega's aanmelden.") % {"most": COLLEAGUES}
        raise TooManyColleagues(message)


def _standing(seating: Seating, applicant: Applicant) -> QuerySet[Registration]:
    """What stands in the way: one of the same person, or of the same address.

    An account and its address are one person, whoever gave the address.  Only what a
    guest never confirmed may have been sent by anybody, and keeps nobody out.
    """
    rows = Registration.objects.filter(seating=seating, state__in=ACTIVE)
    if applicant.person is None:
        address = applicant.email.lower()
        return rows.filter(Q(email=address) | Q(person__email=address))
    same = Q(email=applicant.person.email) | Q(person=applicant.person)
    return rows.filter(same).exclude(person=None, state=S.PENDING)


def _already(seating: Seating, applicant: Applicant, now: datetime) -> Registration:
    """The registration that stood in the way of the one of *applicant*."""
    found = _standing(seating, applicant).select_related("person", "seating__event", "seating__session")
    registration = found.order_by("pk")[0]
    if not applicant.is_guest:
        raise AlreadyRegistered(registration)
    again = Notice.PLEASE_CONFIRM if registration.state == S.PENDING else Notice.ALREADY
    tell(registration, again, now=now)
    return registration
