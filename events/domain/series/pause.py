"""A stretch without meetings, such as the summer of the schools."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django.utils.translation import gettext as _

from cop_platform.core.clock import AMSTERDAM
from events.domain.recurrence import occurrences_between
from events.domain.recurrence.errors import ScheduleError
from events.values import Schedule, Window

from .acts import cancel_date, skip_date

LONGEST = timedelta(days=200)


def pause(schedule: Schedule, *, first: date, last: date, reason: str, is_announced: bool) -> Schedule:
    """*schedule* without the dates from *first* up to and including *last*.

    What counts is the day on which a date takes place now, also when it was moved
    there.  An announced pause cancels each date with *reason*; else they are skipped
    and nobody is told.  Raises ``ScheduleError`` when nothing would change.
    """
    _check_period(first, last)
    days = _days_between(schedule, first, last)
    if not days:
        raise ScheduleError(
            _("In deze periode is er geen datum die doorgaat. Kijk de periode na."), "pause_empty", "last"
        )
    for day in days:
        schedule = cancel_date(schedule, day, reason=reason) if is_announced else skip_date(schedule, day)
    return schedule


def _check_period(first: date, last: date) -> None:
    if last < first:
        raise ScheduleError(_("De laatste dag ligt voor de eerste dag."), "pause_reversed", "last")
    if last - first > LONGEST:
        raise ScheduleError(
            _("Een pauze duurt hoogstens %(days)d dagen. Laat de reeks anders eindigen.")
            % {"days": LONGEST.days},
            "pause_too_long",
            "last",
        )


def _days_between(schedule: Schedule, first: date, last: date) -> list[date]:
    begin = datetime.combine(first, time.min, AMSTERDAM)
    window = Window(begin, datetime.combine(last + timedelta(days=1), time.min, AMSTERDAM))
    found = occurrences_between(schedule, window)
    going = (one for one in found if not one.is_cancelled and one.start >= begin)
    return [one.original.date() for one in going]
