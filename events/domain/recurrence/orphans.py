"""Overrides that no longer belong to any date."""

from __future__ import annotations

from dataclasses import replace

from events.values import Schedule

from .expansion import is_original


def without_orphans(schedule: Schedule) -> Schedule:
    """*schedule* with only the overrides that hit a date of its rule, or an extra date.

    Readers differ about a RECURRENCE-ID that the rule never gives: some show an
    extra meeting, some drop it (collective/recurring-ical-events#253).
    """
    extra = {date.start for date in schedule.extra_dates}
    kept = tuple(o for o in schedule.overrides if o.original in extra or is_original(schedule, o.original))
    return replace(schedule, overrides=kept)
