"""Which results are behind the times: they never stand above what still holds."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q
from wagtail.models import Page

from cop_platform.core import clock
from events.models import Event
from resources.domain.review import no_longer_holds
from resources.models import ResourcePage


def behind_the_times(paths: Iterable[str], *, now: datetime) -> set[str]:
    """Return those of *paths* whose page, or handbook, no longer holds, is overdue or over; two queries.

    Overdue is what had to be reviewed before the day of *now*; over is a meeting
    whose last date has ended at *now*.
    """
    above = {path: (path, path[: -Page.steplen]) for path in paths if path}
    places = {place for both in above.values() for place in both}
    old = _outdated(places, now) | _over(places, now)
    return {path for path, both in above.items() if old.intersection(both)}


def _outdated(places: set[str], now: datetime) -> set[str]:
    today = clock.today(now)
    overdue = Q(review_on__lt=today)
    rows = ResourcePage.objects.filter(overdue | no_longer_holds(today=today), path__in=places)
    return set(rows.values_list("path", flat=True))


def _over(places: set[str], now: datetime) -> set[str]:
    rows = Event.objects.filter(page__path__in=places).exclude(occurrences__ends_at__gt=now)
    return set(rows.values_list("page__path", flat=True))
