"""The dates of a meeting as its editor goes through them, the skipped ones included."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _

from events.domain.recurrence import occurrences_between
from events.domain.recurrence.errors import ScheduleError, day_text
from events.domain.recurrence.expansion import extra_dates, instant, is_original, planned
from events.rules.parsing import YEARS
from events.values import PlannedOccurrence, Schedule, Window

# As far as a rule is looked ahead for an editor: longer than any pause in it.
REACH = timedelta(days=366 * 5)


@dataclass(frozen=True)
class DateRow:
    """One date: *day* names it, *was* and *now* are its planned and its present time."""

    day: date
    was: PlannedOccurrence
    now: PlannedOccurrence
    is_skipped: bool = False

    @property
    def is_changed(self) -> bool:
        """Whether there is something to put back."""
        return self.is_skipped or self.now.is_cancelled or self.now.is_moved


def coming_rows(schedule: Schedule, *, now: datetime, most: int) -> list[DateRow]:
    """The first *most* dates that have not ended at *now* (aware), earliest first."""
    window = Window(now, now + REACH)
    found = [_row(schedule, occurrence) for occurrence in occurrences_between(schedule, window)]
    skipped = _skipped(schedule, now)
    return sorted(found + skipped, key=lambda row: (row.now.start, row.day))[:most]


def find(schedule: Schedule, day: date) -> DateRow:
    """The date of *schedule* on *day*; raises ``ScheduleError`` when there is none."""
    if day.year not in YEARS:
        raise _unknown(day)
    taken = {extra.start.date(): extra for extra in extra_dates(schedule)}
    if day in taken:
        extra = taken[day]
        return _row(schedule, planned(schedule, extra.start, extra.end, is_extra=True))
    original = datetime.combine(day, schedule.start.time())
    if is_original(schedule, original):
        return _row(schedule, planned(schedule, original, original + schedule.length))
    if day in schedule.excluded_on and is_original(replace(schedule, excluded_on=()), original):
        return _skipped_row(schedule, original)
    raise _unknown(day)


def _row(schedule: Schedule, occurrence: PlannedOccurrence) -> DateRow:
    ends = {extra.start: extra.end for extra in schedule.extra_dates}
    original = occurrence.original
    end = ends.get(original, original + schedule.length)
    was = planned(replace(schedule, overrides=()), original, end, is_extra=occurrence.is_extra)
    return DateRow(original.date(), was, occurrence)


def _skipped(schedule: Schedule, now: datetime) -> list[DateRow]:
    rule_only, extras = replace(schedule, excluded_on=()), {e.start.date() for e in schedule.extra_dates}
    originals = [
        datetime.combine(day, schedule.start.time()) for day in schedule.excluded_on if day not in extras
    ]
    rows = [_skipped_row(schedule, original) for original in originals if is_original(rule_only, original)]
    return [row for row in rows if row.now.end > now]


def _skipped_row(schedule: Schedule, original: datetime) -> DateRow:
    start = instant(original, schedule.time_zone)
    end = instant(original + schedule.length, schedule.time_zone)
    occurrence = PlannedOccurrence(original, start, end)
    return DateRow(original.date(), occurrence, occurrence, is_skipped=True)


def _unknown(day: date) -> ScheduleError:
    return ScheduleError(
        _("Op %(day)s is deze bijeenkomst niet. Kies een datum uit de lijst.") % {"day": day_text(day)},
        "date_unknown",
        "date",
    )
