"""Exceptions of a plan whose rule or hour changed: kept by local date, dropped where none is left (R15)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Literal

from events.domain.recurrence import orphans_of, stray_exclusions
from events.domain.recurrence.expansion import extra_dates
from events.values import Schedule

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
    orphans, stray = orphans_of(schedule), stray_exclusions(schedule)
    kept = tuple(day for day in schedule.excluded_on if day not in stray)
    extras = tuple(extra_dates(replace(schedule, excluded_on=kept)))
    taken = [extra for extra in schedule.extra_dates if extra not in extras]
    dropped = [Dropped(override.original.date(), override.action) for override in orphans]
    dropped += [Dropped(day, "skip") for day in stray]
    dropped += [Dropped(extra.start.date(), "extra") for extra in taken]
    overrides = tuple(override for override in schedule.overrides if override not in orphans)
    fitting = replace(schedule, overrides=overrides, excluded_on=kept, extra_dates=extras)
    return fitting, sorted(dropped)


def dropped_between(before: Schedule, after: Schedule) -> list[Dropped]:
    """The exceptions of *before* that find no date in the rule of *after*, whatever *after* kept."""
    return refit(
        replace(
            after,
            overrides=before.overrides,
            excluded_on=before.excluded_on,
            extra_dates=before.extra_dates,
        )
    )[1]


def _at_new_hour(schedule: Schedule) -> Schedule:
    extras = {extra.start for extra in schedule.extra_dates}
    at = schedule.start.time()
    overrides = (
        o if o.original in extras else replace(o, original=datetime.combine(o.original, at))
        for o in schedule.overrides
    )
    return replace(schedule, overrides=tuple({o.original: o for o in overrides}.values()))
