"""Rules that are right by RFC 5545, but that a common calendar program reads wrongly.

Measured with ical.js 2.2.1, the reader inside Thunderbird and Nextcloud, on 1965
combinations: it hangs on a daily rule with a day of the month, ignores the interval
of a monthly rule that also names months, counts the months that such a rule skips, lets
31 April slide to 1 May, and gives every date the hour too many of a first date in the
night that the clock changes.
"""

from __future__ import annotations

from calendar import monthrange

from django.utils.translation import gettext as _

from events.rules import Rule, parse_rule
from events.values import Schedule

from .errors import ScheduleError
from .expansion import instant

_COMMON_YEAR = 2025
_SHORTEST = 28


def check_portable(schedule: Schedule) -> None:
    """Refuse a rule that would show other dates in somebody's calendar."""
    rule = parse_rule(schedule.rrule).starting_on(schedule.start)
    if not schedule.all_day and _spans_clock_change(schedule):
        raise _refusal(
            _("De eerste keer valt in de nacht dat de klok verspringt. Begin op een andere datum.")
        )
    _check_days(rule)
    _check_months(rule)
    _check_positions(rule)


def _check_days(rule: Rule) -> None:
    if rule.frequency == "DAILY" and rule.month_days:
        raise _refusal(_("Kies “elke maand” voor een vaste dag van de maand."))
    if len({day > 0 for day in rule.month_days}) > 1:
        raise _refusal(_("Tel de dagen vanaf het begin of vanaf het einde van de maand, niet allebei."))


def _check_months(rule: Rule) -> None:
    if _has_several_days(rule) and rule.months and rule.frequency in ("MONTHLY", "YEARLY"):
        raise _refusal(_("Kies bij losse maanden één dag per maand."))
    if rule.frequency == "MONTHLY" and rule.interval > 1 and rule.months:
        raise _refusal(
            _("Kies bij “om de zoveel maanden” geen losse maanden; of kies elk jaar met die maanden.")
        )
    if rule.frequency == "YEARLY" and not all(_exists(rule, month) for month in rule.months):
        raise _refusal(_("Kies een dag die in elke gekozen maand elk jaar bestaat."))


def _check_positions(rule: Rule) -> None:
    if rule.count and rule.months and (rule.frequency == "MONTHLY" or rule.positions or _slides(rule)):
        raise _refusal(_("Kies een einddatum in plaats van een aantal keren."))
    if rule.frequency == "YEARLY" and rule.positions and len(rule.months) > 1:
        raise _refusal(_("Kies elke maand in plaats van elk jaar met meer dan een maand."))


def _spans_clock_change(schedule: Schedule) -> bool:
    """Readers take the length of the first date for all, and differ about an hour more or less."""
    start, end = (instant(wall, schedule.time_zone) for wall in (schedule.start, schedule.end))
    return start.utcoffset() != end.utcoffset()


def _slides(rule: Rule) -> bool:
    return any(not 1 <= day <= _SHORTEST for day in rule.month_days)


def _has_several_days(rule: Rule) -> bool:
    return not rule.positions and len(rule.month_days) + len(rule.weekdays) > 1


def _exists(rule: Rule, month: int) -> bool:
    """Whether each day of *rule* is in *month* every year; from the end only if it is the one month."""
    longest = monthrange(_COMMON_YEAR, month)[1]
    lowest = 1 if len(rule.months) > 1 else -longest
    return all(lowest <= day <= longest for day in rule.month_days)


def _refusal(reason: str) -> ScheduleError:
    message = _("Niet elk agendaprogramma leest deze herhaling goed. %(reason)s")
    return ScheduleError(message % {"reason": reason}, "not_portable")
