"""This and following: one series becomes two, because few calendars know RANGE=THISANDFUTURE (R13)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _

from events.domain.recurrence import check
from events.domain.recurrence.errors import ScheduleError, day_text
from events.domain.recurrence.walk import rule_starts
from events.rules import parse_rule
from events.values import Override, Schedule

from .listing import find
from .refit import Dropped, refit

_MOMENT = timedelta(microseconds=1)


@dataclass(frozen=True)
class Split:
    """The two plans, and the exceptions that found no date in the later one."""

    earlier: Schedule
    later: Schedule
    dropped: list[Dropped]


def split(
    schedule: Schedule,
    day: date,
    *,
    start: datetime,
    end: datetime,
    rrule: str,
    excluded_on: Iterable[date],
) -> Split:
    """*schedule* cut before *day*: the rule ends there, and another goes on from *start*.

    *start* and *end* are the wall clock of the first date of the new series, *rrule*
    and *excluded_on* its rule.  Every exception goes to the side on which its day lies.
    Raises ``RuleError`` for a cut that leaves nothing, or for a plan that cannot be.
    """
    last = _last_before(schedule, day)
    if start.date() <= last.date():
        raise ScheduleError(
            _("De nieuwe reeks begint na de laatste datum van de oude: na %(day)s.")
            % {"day": day_text(last)},
            "split_overlaps",
            "start",
        )
    earlier = _earlier(schedule, day, last.date())
    later = replace(
        _exceptions_from(schedule, day), start=start, end=end, rrule=rrule, excluded_on=tuple(excluded_on)
    )
    later, dropped = refit(later)
    check(earlier)
    check(later)
    return Split(earlier, later, dropped)


def remaining_rule(schedule: Schedule, day: date) -> tuple[str, tuple[date, ...]]:
    """The rule text and excluded dates that *schedule* has from *day* on, its count made smaller."""
    rule = parse_rule(schedule.rrule)
    if rule.count is not None:
        rule = replace(rule, count=max(1, rule.count - len(_starts_before(schedule, day))))
    return str(rule), tuple(other for other in schedule.excluded_on if other >= day)


def _last_before(schedule: Schedule, day: date) -> datetime:
    row = find(schedule, day)
    if not schedule.rrule or row.was.is_extra:
        raise ScheduleError(
            _("Alleen een datum van een vaste reeks kan het begin van een nieuwe reeks zijn."),
            "split_no_series",
            "date",
        )
    starts = _starts_before(schedule, day)
    if not starts:
        raise ScheduleError(
            _("Dit is de eerste datum van de reeks. Wijzig dan alle datums, op het formulier van de pagina."),
            "split_at_start",
            "date",
        )
    return starts[-1]


def _starts_before(schedule: Schedule, day: date) -> list[datetime]:
    before = datetime.combine(day, datetime.min.time()) - _MOMENT
    return list(rule_starts(schedule, schedule.start, before))


def _earlier(schedule: Schedule, day: date, last: date) -> Schedule:
    rule = replace(parse_rule(schedule.rrule), count=None, until=last)
    return replace(
        schedule,
        rrule=str(rule),
        excluded_on=tuple(other for other in schedule.excluded_on if other < day),
        overrides=_overrides(schedule, day, is_later=False),
        extra_dates=tuple(extra for extra in schedule.extra_dates if extra.start.date() < day),
    )


def _exceptions_from(schedule: Schedule, day: date) -> Schedule:
    return replace(
        schedule,
        overrides=_overrides(schedule, day, is_later=True),
        extra_dates=tuple(extra for extra in schedule.extra_dates if extra.start.date() >= day),
    )


def _overrides(schedule: Schedule, day: date, *, is_later: bool) -> tuple[Override, ...]:
    return tuple(o for o in schedule.overrides if (o.original.date() >= day) == is_later)
