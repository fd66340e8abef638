"""One date: move it, cancel it, skip it, put it back, or add one.

Each returns the changed plan, checked: a ``RuleError`` tells the editor what to correct.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from django.utils.translation import gettext as _

from events.domain.recurrence import check
from events.domain.recurrence.errors import ScheduleError, day_text
from events.values import ExtraDate, Override, Schedule

from .listing import DateRow, find


def move_date(schedule: Schedule, day: date, *, start: datetime, end: datetime, reason: str = "") -> Schedule:
    """*schedule* with the date of *day* from *start* to *end* (wall clock); its identity stays.

    Moving a date to where it was planned puts it back.
    """
    row = _existing(schedule, day)
    original = row.was.original
    if (start, end) == (original, row.was.end.replace(tzinfo=None)):
        return restore_date(schedule, day)
    return _checked(_with(schedule, Override(original, "move", start, end, reason)))


def cancel_date(schedule: Schedule, day: date, *, reason: str) -> Schedule:
    """*schedule* with the date of *day* off; subscribers keep seeing it, with *reason* (R14)."""
    original = _existing(schedule, day).was.original
    return _checked(_with(schedule, Override(original, "cancel", reason=reason)))


def skip_date(schedule: Schedule, day: date) -> Schedule:
    """*schedule* without the date of *day*, without telling anybody.

    A date of the rule becomes an exception to it and can be put back; an extra
    date is removed.
    """
    row = _existing(schedule, day)
    schedule = _without_override(schedule, row.was.original)
    if row.was.is_extra:
        kept = tuple(extra for extra in schedule.extra_dates if extra.start.date() != day)
        return _checked(replace(schedule, extra_dates=kept))
    if not schedule.rrule:
        raise ScheduleError(
            _("Dit is de enige vaste datum van de bijeenkomst. Laat haar vervallen, met een reden."),
            "only_date",
            "date",
        )
    return _checked(replace(schedule, excluded_on=tuple(sorted({*schedule.excluded_on, day}))))


def restore_date(schedule: Schedule, day: date) -> Schedule:
    """*schedule* with the date of *day* as it was planned: neither moved, nor off, nor skipped."""
    row = find(schedule, day)
    excluded = tuple(other for other in schedule.excluded_on if other != day or row.was.is_extra)
    return _checked(replace(_without_override(schedule, row.was.original), excluded_on=excluded))


def add_date(schedule: Schedule, *, start: datetime, end: datetime) -> Schedule:
    """*schedule* with one more date outside its rule, from *start* to *end* (wall clock)."""
    if start.date() in schedule.excluded_on:
        row = find(schedule, start.date())
        if (start, end) == (row.was.original, row.was.end.replace(tzinfo=None)):
            return restore_date(schedule, start.date())
    return _checked(replace(schedule, extra_dates=(*schedule.extra_dates, ExtraDate(start, end))))


def _existing(schedule: Schedule, day: date) -> DateRow:
    row = find(schedule, day)
    if row.is_skipped:
        raise ScheduleError(
            _("De datum %(day)s is overgeslagen. Zet haar eerst terug.") % {"day": day_text(day)},
            "date_skipped",
            "date",
        )
    return row


def _with(schedule: Schedule, override: Override) -> Schedule:
    others = _without_override(schedule, override.original).overrides
    return replace(schedule, overrides=tuple(sorted((*others, override), key=lambda o: o.original)))


def _without_override(schedule: Schedule, original: datetime) -> Schedule:
    return replace(schedule, overrides=tuple(o for o in schedule.overrides if o.original != original))


def _checked(schedule: Schedule) -> Schedule:
    check(schedule)
    return schedule
