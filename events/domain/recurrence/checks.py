"""What a schedule may not be, because somebody's calendar would show another time.

Each check raises a ``ScheduleError`` with a sentence for the editor.  They run
in order: a later one may rely on what an earlier one refused.
"""

from __future__ import annotations

from datetime import datetime, time
from itertools import islice, pairwise

from django.utils.translation import gettext as _

from events.rules import parse_rule
from events.rules.parsing import YEARS
from events.values import AMSTERDAM, Override, Schedule

from .errors import ScheduleError, StartNotInRule, check_length, check_moment
from .exception_checks import check_excluded, check_extra_dates, check_overrides
from .portability import check_portable
from .walk import MAX_REACH, rule_starts, starts_between

_LOOK_AHEAD = 60
_GAP_STARTS, _GAP_ENDS = time(2), time(3)


def check(schedule: Schedule) -> None:
    """Raise a ``RuleError`` for the first thing that is wrong with *schedule*.

    ``RuleTextError`` when the rule itself is wrong, ``ScheduleError`` for the
    rest: both tell the editor what to change.
    """
    _check_range(schedule)
    _check_zone(schedule)
    check_length(schedule.start, schedule.end, "end")
    _check_clock(schedule)
    if schedule.rrule:
        _check_rule(schedule)
    check_excluded(schedule)
    check_extra_dates(schedule)
    check_overrides(schedule)


def _check_range(schedule: Schedule) -> None:
    moments = [schedule.start, schedule.end]
    moments += [moment for extra in schedule.extra_dates for moment in (extra.start, extra.end)]
    moments += [moment for override in schedule.overrides for moment in _moments(override)]
    if aware := [moment for moment in moments if moment.tzinfo]:
        raise ValueError(f"a schedule holds wall-clock times, got {aware[0]}")
    if any(moment.year not in YEARS for moment in moments):
        raise ScheduleError(
            _("Kies een datum tussen %(first)d en %(last)d.") % {"first": YEARS[0], "last": YEARS[-1]},
            "date_out_of_range",
            "start",
        )


def _check_zone(schedule: Schedule) -> None:
    # The feed carries one VTIMEZONE; another zone would be an hour off for some readers.
    if schedule.time_zone != AMSTERDAM:
        raise ScheduleError(_("Bijeenkomsten zijn altijd in Nederlandse tijd."), "time_zone", "start")
    midnights = schedule.start.time() == schedule.end.time() == time(0)
    if schedule.all_day and not midnights:
        raise ValueError(f"an all-day schedule runs from 00:00 to 00:00, got {schedule.start}")


def _check_clock(schedule: Schedule) -> None:
    """Refuse hours that the clock skips or repeats: calendars disagree about them."""
    if schedule.all_day:
        return
    if schedule.rrule and any(_in_gap(moment) for moment in (schedule.start, schedule.end)):
        raise ScheduleError(
            _(
                "Een reeks kan niet beginnen of eindigen tussen 02.00 en 03.00 uur: "
                "dat uur bestaat niet in de nacht dat de klok verspringt."
            ),
            "clock_change",
            "start",
        )
    check_moment(schedule.start, "start")
    check_moment(schedule.end, "end")


def _check_rule(schedule: Schedule) -> None:
    parse_rule(schedule.rrule)
    first = next(rule_starts(schedule, schedule.start, schedule.start + MAX_REACH), None)
    if first is None:
        raise _never_occurs()
    if first != schedule.start:
        raise StartNotInRule(schedule.start, first)
    if not starts_between(schedule, schedule.start, schedule.start + MAX_REACH):
        raise _never_occurs()
    check_portable(schedule)
    _check_gaps(schedule)


def _check_gaps(schedule: Schedule) -> None:
    """Refuse occurrences that run into the next one; whole days may touch."""
    starts = list(islice(rule_starts(schedule, schedule.start, schedule.start + MAX_REACH), _LOOK_AHEAD))
    shortest = min((after - before for before, after in pairwise(starts)), default=MAX_REACH)
    too_long = schedule.length > shortest if schedule.all_day else schedule.length >= shortest
    if too_long:
        raise ScheduleError(
            _("De bijeenkomst duurt langer dan de tijd tot de volgende keer. Kort haar in."),
            "overlaps_itself",
            "end",
        )


def _moments(override: Override) -> list[datetime]:
    return [moment for moment in (override.original, override.start, override.end) if moment]


def _never_occurs() -> ScheduleError:
    return ScheduleError(
        _("Deze herhaling komt nooit voor. Kies andere dagen of een latere einddatum."), "never_occurs"
    )


def _in_gap(wall: datetime) -> bool:
    return _GAP_STARTS <= wall.time() < _GAP_ENDS
