"""What is kept for a short time only, and seats of people who left."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from cop_platform.accounts.models import User
from events.domain.seats.leaving import cancel
from events.domain.seats.ledger import lock_all
from events.models import Registration
from events.models.seating import COMING

UNCONFIRMED_KEPT = timedelta(days=7)
# Wishes tell of health or belief (AVG art. 9).
WISHES_KEPT = timedelta(days=7)
S = Registration.State


def forget_unconfirmed(now: datetime) -> int:
    """Delete what guests left and did not confirm within seven days; returns how many."""
    old = Registration.objects.filter(state=S.PENDING, created_at__lte=now - UNCONFIRMED_KEPT)
    return old.delete()[1].get(Registration._meta.label, 0)


def forget_wishes(now: datetime) -> int:
    """Wipe what people need or eat, seven days after the end of what it was for; returns of how many."""
    told = Registration.objects.exclude(access_wishes="", dietary_wishes="")
    old = told.filter(seating__ends_at__lte=now - WISHES_KEPT)
    return old.update(access_wishes="", dietary_wishes="")


def release_seats_of_closed_accounts(now: datetime) -> int:
    """Give back the seats to come of people whose account is closed; returns how many."""
    return sum(bool(release_seats(person, now=now)) for person in _closed_with_seats(now))


@transaction.atomic
def release_seats(person: User, *, now: datetime) -> int:
    """Cancel what *person* registered for and is still to come, without a mail; returns how many."""
    # Who is checked in before the start was there: that seat is used.
    ahead = Q(seating__starts_at__gt=now, state__in=COMING)
    rows = list(Registration.objects.filter(ahead, person=person).select_related("seating"))
    lock_all(row.seating_id for row in rows)
    return len([cancel(row, now=now, is_told=False) for row in rows])


def _closed_with_seats(now: datetime) -> list[User]:
    ahead = Registration.objects.filter(seating__starts_at__gt=now, state__in=COMING)
    return list(User.objects.filter(is_active=False, pk__in=ahead.values("person")))
