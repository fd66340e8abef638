"""How a registration stands: its place in the queue, what may be done with it, the link to join."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from django.db.models import Q, QuerySet

from cop_platform.accounts.models import User
from events.domain.seats.overlaps import spans_of
from events.domain.seats.window import is_off, waits_for_allocation
from events.models import EventTerms, Place, Registration, Seating
from events.models.seating import ACTIVE

S = Registration.State
# What a page about a registration reads.
RELATIONS = ("person", "seating__event__terms", "seating__occurrence", "seating__session")


class Act(StrEnum):
    """What somebody may do with a registration."""

    CONFIRM = "bevestigen"
    ACCEPT = "aannemen"
    CANCEL = "afmelden"
    MOVE_BACK = "achteraan"
    SWITCH = "wisselen"
    SUBSTITUTE = "vervangen"
    RENAME = "naam"


# What each state allows before the meeting begins.
ACTS: dict[str, frozenset[Act]] = {
    S.PENDING: frozenset({Act.CONFIRM, Act.CANCEL}),
    S.CONFIRMED: frozenset({Act.SWITCH, Act.SUBSTITUTE, Act.CANCEL}),
    S.WAITLISTED: frozenset({Act.MOVE_BACK, Act.SWITCH, Act.CANCEL}),
    S.OFFERED: frozenset({Act.ACCEPT, Act.CANCEL}),
}


def registrations_of(person: User) -> QuerySet[Registration]:
    """All that *person* registered for, or was registered for by the address of the account."""
    return Registration.objects.filter(Q(person=person) | Q(email=person.email)).select_related(*RELATIONS)


def registration_of(person: User, seating: Seating) -> Registration | None:
    """What *person* has for *seating*, if it still stands."""
    return registration_and_colleagues(person, seating)[0]


def registration_and_colleagues(person: User, seating: Seating) -> tuple[Registration | None, int]:
    """What *person* has for *seating*, and how many colleagues they registered for it; one query."""
    mine = Q(person=person) | Q(email=person.email) | Q(registered_by=person)
    rows = list(Registration.objects.filter(mine, seating=seating, state__in=ACTIVE).select_related("person"))
    for row in rows:
        row.seating = seating
    own = next((row for row in rows if _is_of(person, row)), None)
    return own, sum(row.registered_by_id == person.pk for row in rows)


def _is_of(person: User, row: Registration) -> bool:
    """A guest who typed this address may be anybody, as long as the mail is not answered."""
    by_address = row.email == person.email and (row.person_id or row.state != S.PENDING)
    return row.person_id == person.pk or bool(by_address)


def colleagues_of(person: User, seating: Seating) -> QuerySet[Registration]:
    """Whom *person* registered for *seating*, as far as it still stands."""
    found = Registration.objects.filter(registered_by=person, seating=seating, state__in=ACTIVE)
    return found.select_related(*RELATIONS)


def number_in_queue(registration: Registration) -> int | None:
    """How many go first, plus one, for the same place; None for who does not wait, or waits for the draw."""
    terms = registration.seating.event.terms
    if registration.state != S.WAITLISTED or waits_for_allocation(registration.seating, terms):
        return None
    waiting = Registration.objects.filter(seating=registration.seating_id, state=S.WAITLISTED)
    return waiting.filter(place=registration.place, position__lte=registration.position).count()


def acts_open(registration: Registration, *, now: datetime) -> frozenset[Act]:
    """What may be done with *registration* at *now*; nothing once it has begun."""
    seating = registration.seating
    if now >= seating.starts_at:
        return frozenset()
    acts = ACTS.get(registration.state, frozenset())
    if acts and registration.person_id is None:
        acts |= {Act.RENAME}
    if is_off(seating):
        return acts & {Act.CANCEL}
    closed = set() if len(seating.places) > 1 else {Act.SWITCH}
    if waits_for_allocation(seating, seating.event.terms):
        closed.add(Act.MOVE_BACK)
    return acts - closed


def join_link_for(registration: Registration, *, now: datetime) -> str:
    """Where *registration* takes part online at *now*; empty for everybody else, and at any other time.

    From ``join_minutes_before`` until the end, ``[start, end)``; of a series each date.
    """
    seating, terms = registration.seating, registration.seating.event.terms
    may_join = registration.state in {S.CONFIRMED, S.ATTENDED} and registration.place == Place.ONLINE
    if not may_join or not terms.join_url or is_off(seating):
        return ""
    before = timedelta(minutes=terms.join_minutes_before)
    is_time = any(start - before <= now < end for start, end in spans_of(seating))
    return str(terms.join_url) if is_time else ""


def fellow_participants(registration: Registration, *, most: int = 500) -> list[str]:
    """The names of those who come too and agreed to be listed; only for who has a seat."""
    terms: EventTerms = registration.seating.event.terms
    if not terms.lists_participants or registration.state not in {S.CONFIRMED, S.ATTENDED}:
        return []
    rows: Any = Registration.objects.filter(seating=registration.seating_id, is_listed=True)
    rows = rows.filter(state__in=[S.CONFIRMED, S.ATTENDED]).exclude(pk=registration.pk)
    return sorted((row.full_name for row in rows.select_related("person")[:most]), key=str.casefold)
