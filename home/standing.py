"""Which results are behind the times: they never stand above what still holds."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q
from wagtail.models import Page

from cop_platform.core import clock
from cop_platform.taxonomy.models import ContentStatus
from events.models import Event
from resources.models import ResourcePage

LAST = (ContentStatus.OUTDATED, ContentStatus.SUPERSEDED)


def behind_the_times(paths: Iterable[str], *, now: datetime) -> set[str]:
    """Return those of *paths* whose page, or handbook, is outdated, replaced, overdue or over; two queries.

    Overdue is what had to be reviewed before the day of *now*; over is a meeting
    whose last date has ended at *now*.
    """
    above = {path: (path, path[: -Page.steplen]) for path in paths if path}
    places = {place for both in above.values() for place in both}
    old = _outdated(places, now) | _over(places, now)
    return {path for path, both in above.items() if old.intersection(both)}


def _outdated(places: set[str], now: datetime) -> set[str]:
    overdue = Q(review_on__lt=clock.today(now))
    rows = ResourcePage.objects.filter(overdue | Q(status__slug__in=LAST), path__in=places)
    return set(rows.values_list("path", flat=True))


def _over(places: set[str], now: datetime) -> set[str]:
    rows = Event.objects.filter(page__path__in=places).exclude(occurrences__ends_at__gt=now)
    return set(rows.values_list("page__path", flat=True))
