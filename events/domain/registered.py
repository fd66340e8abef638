"""How many people a change of dates concerns: who registered for them."""

from collections.abc import Collection
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from events.domain.agenda import midnight
from events.domain.concerned import counts_people
from events.domain.notices.changing import TOLD
from events.models import Registration
from events.models.event import EventStatus


@counts_people
def people_registered(key: UUID, days: Collection[date]) -> int:
    """How many people get a mail when *days* of the meeting with *key* change; each counts once.

    Who registered for the whole meeting hears of every date, and who registered for a
    session of its day.
    """
    if not days:
        return 0
    on_days = Q(seating__occurrence__on_date__in=days) | Q(seating__occurrence=None, seating__session=None)
    for day in days:
        span = (midnight(day), midnight(day + timedelta(days=1)))
        on_days |= Q(seating__session__isnull=False, seating__starts_at__range=span)
    rows = Registration.objects.filter(on_days, seating__event__key=key, state__in=TOLD)
    return _people(rows)


def people_to_come(key: UUID, *, now: datetime) -> int:
    """How many people hear of it when the meeting with *key* is called off; not of what is over or off."""
    rows = Registration.objects.filter(seating__event__key=key, seating__ends_at__gt=now, state__in=TOLD)
    for part in ("event", "occurrence", "session"):
        rows = rows.exclude(**{f"seating__{part}__status": EventStatus.CANCELLED})
    return _people(rows)


def _people(rows: QuerySet[Registration]) -> int:
    return rows.order_by().values("person", "email").distinct().count()
