"""Which results are behind the times: they never stand above what still holds."""

from collections.abc import Iterable
from datetime import datetime
from functools import cache
from typing import Any

from django.db import connection
from django.db.models import Q
from wagtail.models import Page

from cop_platform.core import clock
from events.models import Event
from home.prepared import Prepared, as_list, given, given_list
from resources.domain.review import no_longer_holds
from resources.models import ResourcePage


def behind_the_times(paths: Iterable[str], *, now: datetime) -> set[str]:
    """Return those of *paths* whose page, or handbook, no longer holds, is overdue or over; one query.

    Overdue is what had to be reviewed before the day of *now*; over is a meeting
    whose last date has ended at *now*.
    """
    above = {path: (path, path[: -Page.steplen]) for path in paths if path}
    places = as_list({place for both in above.values() for place in both})
    day = connection.ops.adapt_datefield_value(clock.today(now))
    moment = connection.ops.adapt_datetimefield_value(now)
    old = {path for (path,) in _old().rows(places=places, day=day, moment=moment)}
    return {path for path, both in above.items() if old.intersection(both)}


@cache
def _old() -> Prepared:
    places, day = given_list("places"), given("day")
    stands_for_today: Any = day
    late = Q(review_on__lt=day) | no_longer_holds(today=stands_for_today)
    texts = ResourcePage.objects.filter(late, path__in=places)
    meetings = Event.objects.filter(page__path__in=places).exclude(occurrences__ends_at__gt=given("moment"))
    return Prepared(texts.order_by().values_list("path").union(meetings.order_by().values_list("page__path")))
