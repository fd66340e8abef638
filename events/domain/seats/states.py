"""What may follow what: the one table of states, and the one way from one to another."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import F

from events.domain.seats.errors import StateMoved
from events.models import Registration

S = Registration.State
MAY_BECOME: dict[str, set[str]] = {
    S.PENDING: {S.CONFIRMED, S.WAITLISTED, S.CANCELLED},
    S.WAITLISTED: {S.CONFIRMED, S.OFFERED, S.CANCELLED},
    S.OFFERED: {S.CONFIRMED, S.WAITLISTED, S.CANCELLED},
    S.CONFIRMED: {S.ATTENDED, S.NO_SHOW, S.WAITLISTED, S.CANCELLED},
    S.ATTENDED: {S.CONFIRMED, S.NO_SHOW},
    S.NO_SHOW: {S.ATTENDED, S.CONFIRMED},
    S.CANCELLED: set(),
}


def become(registration: Registration, state: str, *, now: datetime, **facts: Any) -> Registration:
    """Bring *registration* into *state* with its *facts*; returns it.

    A conditional UPDATE decides: StateMoved when it was no longer in the state that
    the caller saw, or when the table above does not allow the step.
    """
    if state not in MAY_BECOME[registration.state]:
        raise StateMoved
    if state != S.WAITLISTED:
        facts.setdefault("position", None)
    if state != S.OFFERED:
        facts.setdefault("offered_until", None)
    facts |= {"state": state, "changed_at": now}
    rows = Registration.objects.filter(pk=registration.pk, state=registration.state)
    if not rows.update(version=F("version") + 1, **facts):
        raise StateMoved
    for name, value in (facts | {"version": registration.version + 1}).items():
        setattr(registration, name, value)
    return registration
