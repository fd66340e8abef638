"""A month or week of the agenda as a table, in words: the template only writes them down."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from django.utils import dateformat
from django.utils.dates import WEEKDAYS, WEEKDAYS_ABBR
from django.utils.translation import gettext as _

from cop_platform.core.clock import local
from cop_platform.core.dates import clock_text, day_text
from events.domain.agenda import occurrences_for
from events.domain.month import Day, Week, by_day, days_of, weeks_of
from events.domain.periods import MONTH, WEEK, Period, period_of
from events.models.event import EventStatus
from events.rows import path_of
from events.views.question import Question

# A busier day says how many more there are, with the way to the list of that day.
MOST = {MONTH: 4, WEEK: 12}


class Entry(NamedTuple):
    """A date and what the table reads of its meeting, in the order of COLUMNS.

    Not the rows of the models: a full month has thousands, and most of them are only counted.
    """

    pk: int
    starts_at: datetime
    ends_at: datetime
    on_date: date
    status: str
    is_moved: bool
    slug: str
    title: str
    meeting_status: str
    all_day: bool
    rrule: str
    extra_dates: list[Any]

    @property
    def is_cancelled(self) -> bool:
        """Whether this date, or the whole meeting, is off."""
        return EventStatus.CANCELLED in (self.status, self.meeting_status)

    @property
    def path(self) -> str:
        """The address of this date; a meeting with a single date has no other than its own."""
        return path_of(self.slug, self.on_date if self.rrule or self.extra_dates else None)


COLUMNS = (
    *("pk", "starts_at", "ends_at", "on_date", "status", "is_moved"),
    *(f"event__{name}" for name in ("slug", "title", "status", "all_day", "rrule", "extra_dates")),
)


def table_of(question: Question, period: Period) -> dict[str, Any]:
    """The table of *period* and what leads out of it."""
    chosen = question.filter
    dates = occurrences_for(chosen, viewer=question.viewer, now=question.now)
    entries = map(Entry._make, dates.values_list(*COLUMNS))
    found = by_day(entries, chosen.from_on or period.first, chosen.to_on or period.last)
    weeks = weeks_of(period.first, period.last, found)
    return {
        "total": len({entry.pk for on_day in found.values() for entry in on_day}),
        "caption": _caption(period),
        "weekdays": [{"name": WEEKDAYS[day], "short": WEEKDAYS_ABBR[day]} for day in range(7)],
        "weeks": [_week(week, question, period) for week in weeks],
        "is_week": period.view == WEEK,
        **_neighbours(question, period),
    }


def _week(week: Week[Entry], question: Question, period: Period) -> dict[str, Any]:
    shown = period_of(WEEK, week.days[0].on)
    return {
        "number": week.number,
        "url": question.address(question.pairs, shown),
        "is_empty": week.is_empty and question.today not in {day.on for day in week.days},
        "days": [_day(day, question, period) for day in week.days],
    }


def _day(day: Day[Entry], question: Question, period: Period) -> dict[str, Any]:
    most = MOST[period.view]
    # One more takes as much room as saying so.
    shown = day.entries if len(day.entries) <= most else day.entries[: most - 1]
    return {
        "is_outside": day.is_outside,
        "iso": day.on.isoformat(),
        "number": day.on.day,
        "name": day_text(day.on, weekday=True),
        "is_today": day.on == question.today,
        "entries": [_entry(entry, day.on) for entry in shown],
        "more": len(day.entries) - len(shown),
        "url": question.list_of(day.on) if len(shown) < len(day.entries) else "",
    }


def _entry(entry: Entry, day: date) -> dict[str, Any]:
    mark = _("Geannuleerd") if entry.is_cancelled else _("Verplaatst") if entry.is_moved else ""
    return {
        "title": entry.title,
        "url": entry.path,
        "time": _time(entry, day),
        "mark": mark,
        "is_cancelled": entry.is_cancelled,
    }


def _time(entry: Entry, day: date) -> str:
    """When it is on that *day*, which may be one of several."""
    first, last = days_of(entry.starts_at, entry.ends_at)
    if entry.all_day or first < day < last:
        return _("hele dag")
    if day == first:
        return clock_text(entry.starts_at)
    ends_with_the_day = local(entry.ends_at).date() > last
    return _("hele dag") if ends_with_the_day else _("tot %(time)s") % {"time": clock_text(entry.ends_at)}


def _neighbours(question: Question, period: Period) -> dict[str, Any]:
    """The period before and the one after, as far as they may be seen."""
    both = (("previous", period.previous), ("next", period.following))
    return {name: _link(question, other) for name, other in both if other.is_near(question.today)}


def _link(question: Question, period: Period) -> dict[str, str]:
    return {"name": _name(period), "url": question.address(question.pairs, period)}


def _name(period: Period) -> str:
    if period.view == MONTH:
        return _capital(dateformat.format(period.first, "F Y"))
    year, number, _weekday = period.first.isocalendar()
    return _("Week %(number)d van %(year)d") % {"number": number, "year": year}


def _caption(period: Period) -> str:
    if period.view == MONTH:
        return _name(period)
    words: Sequence[str] = (day_text(period.first), day_text(period.last))
    names = {"number": period.first.isocalendar().week, "first": words[0], "last": words[1]}
    return _("Week %(number)d: %(first)s tot en met %(last)s") % names


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
