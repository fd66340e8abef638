"""What else is planned while a meeting takes place, and which holidays fall then."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from dateutil.relativedelta import relativedelta
from django.db.models import Exists, OuterRef, Q

from cop_platform.core.clock import local
from cop_platform.taxonomy.models import Holiday, SchoolRegion
from events.domain.agenda import midnight
from events.domain.clashes import Busy, Clash, Period, clashes
from events.domain.recurrence import occurrences_between
from events.models import Event, Occurrence
from events.models.event import EventQuerySet, EventStatus
from events.values import Schedule, Window

MONTHS_AHEAD, MOST_DATES, MOST_OTHERS = 12, 60, 2000
# What editors write while the place is not known, or is none.
NO_PLACE = ("", "online", "volgt", "nader te bepalen", "nog niet bekend")


def clashes_of(page: Any, schedule: Schedule, *, viewer: Any, now: datetime) -> list[Clash]:
    """What clashes with the coming dates of *page*, a meeting page with *schedule*, for *viewer*.

    At most sixty dates in the coming twelve months.  A meeting that *viewer* may not
    know of counts, without its name.  A cancelled meeting clashes with nothing.  Four
    queries, however many meetings there are.
    """
    dates = [] if page.status == EventStatus.CANCELLED else coming(schedule, now)
    if not dates:
        return []
    first_on = local(dates[0][0]).date()
    last_on = local(max(end for _start, end in dates) - timedelta(microseconds=1)).date()
    regions = list(page.regions.all())
    others = _others(page, regions, viewer).filter(
        starts_at__lt=midnight(last_on + timedelta(days=1)), ends_at__gt=midnight(first_on)
    )
    return clashes(dates, map(_busy, others[:MOST_OTHERS]), _periods(regions, first_on, last_on))


def coming(schedule: Schedule, now: datetime) -> list[tuple[datetime, datetime]]:
    """The dates of *schedule* that are not over and not cancelled, earliest first; bounded."""
    window = Window(now, now + relativedelta(months=MONTHS_AHEAD))
    planned = [one for one in occurrences_between(schedule, window) if not one.is_cancelled]
    return [(one.start, one.end) for one in planned[:MOST_DATES]]


def _others(page: Any, regions: list[Any], viewer: Any) -> Any:
    """Dates of other published meetings at the same place or for the same audience, as rows."""
    planned = Event.objects.published().filter(status=EventStatus.PLANNED).exclude(key=page.translation_key)
    alike = _alike(planned, regions, page.themes.all())
    there = _there(planned, page.venue)
    dates = Occurrence.objects.filter(status=EventStatus.PLANNED).annotate(
        same_audience=_is_in(alike),
        same_place=_is_in(there),
        is_known=_is_in(Event.objects.visible_to(viewer)),
    )
    return dates.filter(Q(same_audience=True) | Q(same_place=True)).select_related("event")


def _alike(events: EventQuerySet, regions: list[Any], themes: Iterable[Any]) -> EventQuerySet:
    """Those of *events* with one of *themes*, in one of *regions*; in none when there are none."""
    here = {"regions__in": regions} if regions else {"regions": None}
    return events.filter(themes__in=list(themes)).filter(**here)


def _there(events: EventQuerySet, venue: str) -> EventQuerySet:
    place = " ".join(venue.split())
    return events.none() if place.lower() in NO_PLACE else events.filter(venue__iexact=place)


def _is_in(events: EventQuerySet) -> Exists:
    return Exists(events.filter(pk=OuterRef("event_id")))


def _busy(row: Any) -> Busy:
    known = row.is_known
    return Busy(
        row.event_id,
        row.starts_at,
        row.ends_at,
        title=row.event.title if known else "",
        page_id=row.event.page_id if known else None,
        same_place=row.same_place,
        same_audience=row.same_audience,
    )


def _periods(regions: list[Any], first_on: date, last_on: date) -> list[Period]:
    """Holidays in the school regions of *regions*; in every one when a region has none of its own."""
    where = {region.school_region for region in regions}
    anywhere = not where or "" in where
    found = Holiday.objects.between(first_on, last_on)
    return [_period(row) for row in found if anywhere or row.school_regions & where]


def _period(row: Holiday) -> Period:
    regions = row.school_regions
    named = () if len(regions) == len(SchoolRegion) else tuple(r for r in SchoolRegion.values if r in regions)
    return Period(row.name, row.first_on, row.last_on, named)
