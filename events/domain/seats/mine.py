"""What one person registered for, themselves and colleagues."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from cop_platform.accounts.models import User
from events.domain.seats.standing import RELATIONS
from events.models import Registration
from events.models.seating import ACTIVE


def coming(person: User, *, now: datetime) -> QuerySet[Registration]:
    """What *person* has, or has for a colleague, and is not over at *now*; earliest first."""
    rows = _of(person).filter(seating__ends_at__gt=now, state__in=ACTIVE)
    return rows.order_by("seating__starts_at", "pk")


def past(person: User, *, now: datetime) -> QuerySet[Registration]:
    """What is over at *now*, and what was cancelled; last first."""
    rows = _of(person).filter(Q(seating__ends_at__lte=now) | ~Q(state__in=ACTIVE))
    return rows.order_by("-seating__starts_at", "-pk")


def registration_with(key: UUID) -> Registration | None:
    """The registration with *key*, whosever it is: the key is the proof."""
    return Registration.objects.select_related(*RELATIONS).filter(key=key).first()


def registration_known_to(person: User, key: UUID) -> Registration | None:
    """The one with *key*, if *person* has it or made it."""
    return _of(person).filter(key=key).first()


def _of(person: User) -> QuerySet[Registration]:
    mine = Q(person=person) | Q(email=person.email) | Q(registered_by=person)
    return Registration.objects.filter(mine).select_related(*RELATIONS)
