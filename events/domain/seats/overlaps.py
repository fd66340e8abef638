"""Nobody can be in two places at once: the seats of one person over all meetings."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db.models import QuerySet

from cop_platform.accounts.models import User
from events.domain.seats.errors import Overlaps
from events.models import Registration, Seating
from events.models.event import EventStatus

S = Registration.State
HELD = (S.CONFIRMED, S.OFFERED)
Span = tuple[datetime, datetime]


def overlapping(seating: Seating, person: User | None, *, email: str = "") -> Registration | None:
    """The seat that *person* holds elsewhere while *seating* takes place; None: there is none.

    Of a guest *email* is who that is.  A festival and its own sessions belong together;
    two sessions at one time do not.
    """
    if person is None and not email:
        return None
    whose = {"person": person} if person else {"person": None, "email": email}
    rows = _meanwhile(seating).filter(**whose, state__in=HELD).exclude(seating=seating.pk)
    # Nearly always nobody; asking for all relations would cost more than the rest of registering.
    if not (keys := list(rows.order_by().values_list("pk", flat=True))):
        return None
    related = ("seating__event", "seating__session", "seating__occurrence")
    others, mine = Registration.objects.filter(pk__in=keys).select_related(*related), spans_of(seating)
    return next((other for other in others if _clash(seating, mine, other.seating)), None)


def has_other_plans(seating: Seating, person: User | None) -> bool:
    """Whether *person* has or waits for a seat elsewhere while *seating* takes place; mostly not.

    The caller holds the person, and need not hold *seating* yet: everybody waits for that row.
    """
    if person is None:
        return False
    rows = _meanwhile(seating).filter(person=person, state__in=(*HELD, S.WAITLISTED))
    return rows.exclude(seating=seating.pk).exists()


def hold_hopes(seating: Seating, people: Iterable[User | None]) -> None:
    """Hold what *people* wait for while *seating* takes place, until the end of the transaction.

    Hold *seating* itself first.  Whoever is about to give one of them a seat, here or
    elsewhere, then does so before or after: else neither would see the other's.  In one
    order for all, so that two of these never wait for each other.
    """
    persons = [person for person in people if person is not None]
    rows = _meanwhile(seating).filter(person__in=persons, state=S.WAITLISTED)
    list(rows.select_for_update(of=("self",)).order_by("pk").values_list("pk"))


def require_time(seating: Seating, person: User | None, *, email: str = "") -> None:
    """Raise Overlaps when *person*, or the guest with *email*, has a seat elsewhere during *seating*.

    Holds what else the person hopes for, as ``hold_hopes`` says.
    """
    hold_hopes(seating, [person])
    if (other := overlapping(seating, person, email=email)) is not None:
        raise Overlaps(other)


def spans_of(seating: Seating) -> list[Span]:
    """When *seating* takes place: stretches ``[start, end)``, aware; of a whole series each date."""
    if seating.session_id or seating.occurrence_id:
        return [(seating.starts_at, seating.ends_at)]
    dates = seating.event.occurrences.exclude(status=EventStatus.CANCELLED)
    return list(dates.values_list("starts_at", "ends_at")) or [(seating.starts_at, seating.ends_at)]


def _meanwhile(seating: Seating) -> QuerySet[Registration]:
    """Registrations for what overlaps *seating*, itself among it."""
    return Registration.objects.filter(
        seating__starts_at__lt=seating.ends_at, seating__ends_at__gt=seating.starts_at
    )


def _clash(seating: Seating, mine: list[Span], other: Seating) -> bool:
    is_part = bool(seating.session_id) != bool(other.session_id)
    if seating.event_id == other.event_id and is_part:
        return False
    if other.event.is_cancelled or (other.occurrence and other.occurrence.is_cancelled):
        return False
    return any(start < end and begin < stop for start, stop in mine for begin, end in spans_of(other))
