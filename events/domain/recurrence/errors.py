"""What a schedule error says, and the two checks that every moment must pass."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cop_platform.core.errors import RuleError
from events.values import AMSTERDAM

MAX_LENGTH = timedelta(days=31)


class ScheduleError(RuleError):
    """A schedule that cannot be published; *field* names the part to correct."""

    code = "schedule"

    def __init__(self, message: str, code: str, field: str = "recurrence") -> None:
        super().__init__(message, code)
        self.field = field


class StartNotInRule(ScheduleError):
    """The first date is no date of the rule; *suggestion* is the first one that is."""

    def __init__(self, start: datetime, suggestion: datetime) -> None:
        message = _(
            "De begindatum %(start)s past niet bij de herhaling. De eerste datum die past is %(first)s."
        )
        values = {"start": day_text(start), "first": day_text(suggestion)}
        super().__init__(message % values, "start_not_in_rule", "start")
        self.suggestion = suggestion


def check_length(start: datetime, end: datetime, field: str) -> None:
    """Refuse an end before the start, and a meeting of more than a month."""
    if end <= start:
        raise ScheduleError(
            _("Het einde moet na het begin liggen (begin: %(start)s).") % {"start": moment_text(start)},
            "end_before_start",
            field,
        )
    if end - start > MAX_LENGTH:
        raise ScheduleError(
            _("Een bijeenkomst duurt hoogstens %(days)d dagen. Maak er anders een reeks van.")
            % {"days": MAX_LENGTH.days},
            "too_long",
            field,
        )


def check_moment(wall: datetime, field: str) -> None:
    """Refuse a wall-clock time that the clock skips or shows twice."""
    zone = ZoneInfo(AMSTERDAM)
    if wall.replace(tzinfo=zone, fold=0).utcoffset() == wall.replace(tzinfo=zone, fold=1).utcoffset():
        return
    raise ScheduleError(
        _("Op %(day)s verspringt de klok. Kies een tijd voor 02.00 of vanaf 03.00 uur.")
        % {"day": day_text(wall)},
        "clock_change",
        field,
    )


def day_text(day: date) -> str:
    """*day* as the editor reads it: 14 juli 2026."""
    return date_format(day, "j F Y")


def moment_text(moment: datetime) -> str:
    """*moment* as the editor reads it: 14 juli 2026 10:00."""
    return date_format(moment, "j F Y H:i")
