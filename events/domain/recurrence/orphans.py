"""Overrides that no longer belong to any date."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from events.values import Override, Schedule

from .expansion import is_original


def without_orphans(schedule: Schedule) -> Schedule:
    """*schedule* with only the overrides that hit a date of its rule, or an extra date.

    Readers differ about a RECURRENCE-ID that the rule never gives: some show an
    extra meeting, some drop it (collective/recurring-ical-events#253).
    """
    orphans = orphans_of(schedule)
    return replace(schedule, overrides=tuple(o for o in schedule.overrides if o not in orphans))


def orphans_of(schedule: Schedule) -> list[Override]:
    """The overrides that hit no date of the rule and no extra date, in their order."""
    extra = {date.start for date in schedule.extra_dates}
    return [
        o for o in schedule.overrides if o.original not in extra and not is_original(schedule, o.original)
    ]


def stray_exclusions(schedule: Schedule) -> list[date]:
    """The excluded dates that the rule does not give, so that there is nothing to leave out."""
    rule_only, at = replace(schedule, excluded_on=()), schedule.start.time()
    originals = {day: datetime.combine(day, at) for day in schedule.excluded_on}
    return [day for day in originals if not (schedule.rrule and is_original(rule_only, originals[day]))]
