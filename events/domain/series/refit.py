"""Exceptions of a plan whose rule or hour changed: kept by local date, dropped where none is left (R15)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Literal

from events.domain.recurrence import orphans_of, stray_exclusions
from events.domain.recurrence.expansion import is_original
from events.values import ExtraDate, Schedule

Kind = Literal["move", "cancel", "skip", "extra"]


@dataclass(frozen=True, order=True)
class Dropped:
    """An exception that no longer belongs to any date of the meeting."""

    day: date
    kind: Kind


def refit(schedule: Schedule) -> tuple[Schedule, list[Dropped]]:
    """*schedule* with its exceptions on the dates it now has, and those that found none.

    An override goes along with its day when only the hour of the rule changed.
    """
    schedule = _at_new_hour(schedule)
    dropped = misfits(schedule)
    return without(schedule, dropped), dropped


def misfits(schedule: Schedule) -> list[Dropped]:
    """The exceptions of *schedule* that belong to no date, or stand on a day that needs none; by day."""
    stray = stray_exclusions(schedule)
    kept = replace(schedule, excluded_on=tuple(day for day in schedule.excluded_on if day not in stray))
    found = [Dropped(override.original.date(), override.action) for override in orphans_of(schedule)]
    found += [Dropped(day, "skip") for day in stray]
    found += [Dropped(e.start.date(), "extra") for e in schedule.extra_dates if _is_in_rule(kept, e)]
    return sorted(found)


def without(schedule: Schedule, dropped: Collection[Dropped]) -> Schedule:
    """*schedule* without the exceptions that *dropped* names."""
    return replace(
        schedule,
        overrides=tuple(o for o in schedule.overrides if Dropped(o.original.date(), o.action) not in dropped),
        excluded_on=tuple(day for day in schedule.excluded_on if Dropped(day, "skip") not in dropped),
        extra_dates=tuple(e for e in schedule.extra_dates if Dropped(e.start.date(), "extra") not in dropped),
    )


def _is_in_rule(schedule: Schedule, extra: ExtraDate) -> bool:
    return is_original(schedule, datetime.combine(extra.start, schedule.start.time()))


def _at_new_hour(schedule: Schedule) -> Schedule:
    extras = {extra.start for extra in schedule.extra_dates}
    at = schedule.start.time()
    overrides = (
        o if o.original in extras else replace(o, original=datetime.combine(o.original, at))
        for o in schedule.overrides
    )
    return replace(schedule, overrides=tuple({o.original: o for o in overrides}.values()))
