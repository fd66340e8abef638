"""The month or the week that a table shows: how an address names it, and which are near enough."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from dateutil.relativedelta import relativedelta
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from events.domain.filters import YEARS, UnknownValue
from events.values import FeedFilter

# The name of a view is also that of the parameter that holds its period.
MONTH: Final = "maand"
WEEK: Final = "week"
# Further away nothing is planned, and a crawler would go on for ever.
MONTHS_AROUND = 24
ONE_DAY = timedelta(days=1)
_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})")
_WEEK = re.compile(r"([0-9]{4})-W([0-9]{2})")
_WRONG: dict[str, Promise] = {
    MONTH: _("De maand “%(value)s” bestaat niet. Schrijf een maand als 2026-12."),
    WEEK: _("De week “%(value)s” bestaat niet. Schrijf een week als 2026-W49."),
}


@dataclass(frozen=True)
class Period:
    """The days from *first* to *last*: a whole month, or a week from Monday."""

    view: str
    first: date
    last: date

    @property
    def key(self) -> str:
        """What an address calls it: "2026-12" or "2026-W49"."""
        if self.view == MONTH:
            return f"{self.first:%Y-%m}"
        year, number, _weekday = self.first.isocalendar()
        return f"{year}-W{number:02}"

    @property
    def previous(self) -> Period:
        """The one before."""
        return period_of(self.view, self.first - ONE_DAY)

    @property
    def following(self) -> Period:
        """The one after."""
        return period_of(self.view, self.last + ONE_DAY)

    def holds(self, day: date) -> bool:
        """Whether *day* is one of its days."""
        return self.first <= day <= self.last

    def is_near(self, today: date) -> bool:
        """Whether a visitor may look at it: some of its days are at most 24 months away."""
        earliest, latest = reach(today)
        return self.first <= latest and earliest <= self.last

    def narrowed(self, chosen: FeedFilter) -> FeedFilter:
        """*chosen*, for the days of this period only."""
        start = max(self.first, chosen.from_on or self.first)
        end = min(self.last, chosen.to_on or self.last)
        return replace(chosen, from_on=start, to_on=end)


def period_of(view: str, day: date) -> Period:
    """The month or week of *day*."""
    if view == WEEK:
        monday = day - day.weekday() * ONE_DAY
        return Period(view, monday, monday + 6 * ONE_DAY)
    first = day.replace(day=1)
    return Period(view, first, first + relativedelta(months=1) - ONE_DAY)


def parse_period(view: str, text: str) -> Period:
    """The period that *text* names.  Raises UnknownValue when there is none."""
    day = _first_day(view, text)
    if day is None or day.year not in YEARS:
        raise UnknownValue(str(_WRONG[view]) % {"value": text[:50]}, view, text)
    return period_of(view, day)


def reach(today: date) -> tuple[date, date]:
    """The first and last day that a table may show."""
    month = period_of(MONTH, today).first
    around = relativedelta(months=MONTHS_AROUND)
    return month - around, period_of(MONTH, month + around).last


def nearest(day: date, today: date) -> date:
    """*day*, or the day closest to it that a table may show."""
    earliest, latest = reach(today)
    return min(max(day, earliest), latest)


def _first_day(view: str, text: str) -> date | None:
    pattern, read = _READERS[view]
    match = pattern.fullmatch(text)
    try:
        return read(int(match[1]), int(match[2])) if match else None
    except ValueError:
        return None


_READERS: dict[str, tuple[re.Pattern[str], Callable[[int, int], date]]] = {
    MONTH: (_MONTH, lambda year, month: date(year, month, 1)),
    WEEK: (_WEEK, lambda year, week: date.fromisocalendar(year, week, 1)),
}
