"""What the exceptions of a schedule may not be: excluded, extra, moved, cancelled dates."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, datetime, time

from django.utils.translation import gettext as _

from events.values import ExtraDate, Override, Schedule

from .errors import ScheduleError, check_length, check_moment, day_text, moment_text
from .expansion import extra_dates, is_original
from .walk import starts_between


def check_excluded(schedule: Schedule) -> None:
    """Every excluded date must be one that the rule gives."""
    rule_only = replace(schedule, excluded_on=())
    for day in schedule.excluded_on:
        begin = datetime.combine(day, time.min)
        if not schedule.rrule or not starts_between(rule_only, begin, _end_of(day)):
            raise ScheduleError(
                _("%(day)s is geen datum van deze reeks en kan dus niet vervallen.") % {"day": day_text(day)},
                "excluded_date_unknown",
            )


def check_extra_dates(schedule: Schedule) -> None:
    """Extra dates fall on days of their own."""
    used = Counter(extra.start.date() for extra in schedule.extra_dates)
    kept = extra_dates(schedule)
    for extra in schedule.extra_dates:
        check_length(extra.start, extra.end, "extra_dates")
        _check_clock(schedule, extra)
        if used[extra.start.date()] > 1 or extra not in kept:
            raise ScheduleError(
                _("Op %(day)s is deze bijeenkomst er al. Kies een andere extra datum.")
                % {"day": day_text(extra.start)},
                "extra_date_taken",
                "extra_dates",
            )


def check_overrides(schedule: Schedule) -> None:
    """Every change belongs to one date.  Where it moves to is free: see ``outlook`` for the warnings."""
    extras = {extra.start for extra in schedule.extra_dates}
    twice = Counter(override.original for override in schedule.overrides)
    for override in schedule.overrides:
        known = override.original in extras or is_original(schedule, override.original)
        if not known or twice[override.original] > 1:
            raise ScheduleError(
                _("De wijziging van %(moment)s hoort bij geen (enkele) datum van deze reeks.")
                % {"moment": moment_text(override.original)},
                "override_unknown",
                "overrides",
            )
        if override.action == "move":
            _check_move(schedule, override)


def _check_move(schedule: Schedule, override: Override) -> None:
    if override.start is None or override.end is None:
        raise ScheduleError(
            _("Vul in naar welk moment de datum %(day)s gaat.") % {"day": day_text(override.original)},
            "move_incomplete",
            "overrides",
        )
    moved = ExtraDate(override.start, override.end)
    check_length(moved.start, moved.end, "overrides")
    _check_clock(schedule, moved)


def _check_clock(schedule: Schedule, moment: ExtraDate) -> None:
    if not schedule.all_day:
        check_moment(moment.start, "overrides")
        check_moment(moment.end, "overrides")


def _end_of(day: date) -> datetime:
    return datetime.combine(day, time.max)
