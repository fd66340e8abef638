"""Moved dates that Outlook cannot keep within their series (MS-OXCICAL 2.1.3.1.1.20.13, ExceptionInfo).

Outlook refuses a change that passes another date of the series or lands on its day,
and drops the whole series with it.  Feeds carry such a date as an event of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time

from django.utils.translation import gettext as _

from events.values import Override, Schedule

from .errors import day_text
from .expansion import is_original
from .walk import starts_between


def stands_apart(schedule: Schedule, change: Override) -> bool:
    """Whether *change* (of a date of the rule) passes another date of the series or lands on its day."""
    if change.action != "move" or change.start is None:
        return False
    first, last = sorted((change.original.date(), change.start.date()))
    return any(first <= day <= last for day in _other_days(schedule, change, first, last))


def move_warnings(schedule: Schedule) -> list[str]:
    """A sentence for every moved date that Outlook, or a reader, may stumble over; never a refusal."""
    return [sentence for change in schedule.overrides for sentence in _warnings(schedule, change)]


def _warnings(schedule: Schedule, change: Override) -> Iterator[str]:
    if change.action != "move" or change.start is None:
        return
    target = change.start.date()
    if target in _other_days(schedule, change, target, target) | _extra_days(schedule, change):
        yield _("Op %(day)s is deze bijeenkomst er dan twee keer.") % {"day": day_text(target)}
    if is_original(schedule, change.original) and stands_apart(schedule, change):
        yield _(
            "De datum %(day)s schuift voorbij een andere datum van de reeks, of naar dezelfde dag. "
            "Outlook kan dat niet binnen een reeks. Daarom komt zij als losse afspraak in de "
            "agenda van abonnees."
        ) % {"day": day_text(change.original)}


def _other_days(schedule: Schedule, change: Override, first: date, last: date) -> set[date]:
    """Days in ``[first, last]`` on which another date of the rule is, was or will be."""
    starts = starts_between(schedule, datetime.combine(first, time.min), datetime.combine(last, time.max))
    days = {start.date() for start in starts if start != change.original}
    others = (other for other in schedule.overrides if other.original != change.original)
    return days | {other.start.date() for other in others if other.start}


def _extra_days(schedule: Schedule, change: Override) -> set[date]:
    return {extra.start.date() for extra in schedule.extra_dates if extra.start != change.original}
