"""A schedule in words: "elke 2e dinsdag van de maand, 6 keer, behalve 14 juli 2026".

Our own, because the library's text drops "vijfde", fails on BYSETPOS and cannot
say that a series skips the summer.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.utils.dates import MONTHS, WEEKDAYS
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override, pgettext

from events.rules import Rule, Weekday, parse_rule
from events.values import Schedule

_WORKDAYS = tuple(Weekday(0, day) for day in range(5))
_MANY_DAYS = 5
# More than half of the year is easier told by the months that are left out.
_MANY_MONTHS = 7


def describe(schedule: Schedule, language: str = "nl") -> str:
    """How *schedule* repeats, as a phrase in *language* without a capital or full stop."""
    with override(language):
        parts = [*_rule(schedule), _excluded(schedule.excluded_on), _extra(schedule)]
        return ", ".join(part for part in parts if part)


def describe_rule(rrule: str, excluded_on: Sequence[date] = (), language: str = "nl") -> str:
    """As ``describe`` for a rule whose start is not known yet."""
    with override(language):
        if not rrule:
            return _("eenmalig")
        rule = parse_rule(rrule)
        parts = [_rhythm(rule), _months(rule), _end(rule), _excluded(excluded_on)]
        return ", ".join(part for part in parts if part)


def _rule(schedule: Schedule) -> list[str]:
    if not schedule.rrule:
        return [_("eenmalig")] if not schedule.extra_dates else [_on(schedule.start)]
    rule = parse_rule(schedule.rrule).starting_on(schedule.start)
    return [_rhythm(rule), _months(rule), _end(rule)]


def _rhythm(rule: Rule) -> str:
    how = {"DAILY": _daily, "WEEKLY": _weekly, "MONTHLY": _monthly, "YEARLY": _yearly}
    return how[rule.frequency](rule)


def _daily(rule: Rule) -> str:
    every = ngettext("elke dag", "elke %(count)d dagen", rule.interval) % {"count": rule.interval}
    return _joined(every, _on_weekdays(rule), _on_month_days(rule))


def _weekly(rule: Rule) -> str:
    if rule.interval == 1 and rule.weekdays == _WORKDAYS:
        return _("elke werkdag")
    if rule.interval == 1 and rule.weekdays:
        return _("elke %(days)s") % {"days": _list([_weekday(day) for day in rule.weekdays])}
    every = ngettext("elke week", "elke %(count)d weken", rule.interval) % {"count": rule.interval}
    return _joined(every, _on_weekdays(rule))


def _monthly(rule: Rule) -> str:
    if rule.interval == 1 and len(rule.weekdays) == 1 and rule.weekdays[0].nth and not rule.month_days:
        return _("elke %(nth)s van de maand") % {"nth": _weekday(rule.weekdays[0])}
    every = ngettext("elke maand", "elke %(count)d maanden", rule.interval) % {"count": rule.interval}
    return _joined(every, _on_weekdays(rule), _on_month_days(rule))


def _yearly(rule: Rule) -> str:
    every = ngettext("elk jaar", "elke %(count)d jaar", rule.interval) % {"count": rule.interval}
    if rule.months and not rule.weekdays and all(day > 0 for day in rule.month_days):
        days = [f"{day} {_month(month)}" for month in rule.months for day in rule.month_days]
        return _joined(every, _("op %(days)s") % {"days": _list(days)}) if days else every
    where = _joined(_on_weekdays(rule), _on_month_days(rule))
    months = _list([_month(month) for month in rule.months])
    return _joined(every, _("%(days)s van %(months)s") % {"days": where, "months": months})


def _on_weekdays(rule: Rule) -> str:
    if not rule.weekdays:
        return ""
    if rule.positions:
        return _on_positions(rule)
    days = [_weekday(day) for day in rule.weekdays]
    if rule.frequency == "MONTHLY":
        days = [
            _the(day) if weekday.nth else _("elke %(days)s") % {"days": day}
            for day, weekday in zip(days, rule.weekdays, strict=True)
        ]
    elif rule.frequency == "YEARLY":
        days = [_the(day) for day in days]
    return _("op %(days)s") % {"days": _list(days)}


def _on_positions(rule: Rule) -> str:
    is_workday = rule.weekdays == _WORKDAYS
    names = [_weekday(day) for day in rule.weekdays]
    day = _("werkdag") if is_workday else _list(names, pgettext("list", "of"))
    places = [_the(f"{_nth(position)} {day}") for position in rule.positions]
    return _("op %(days)s") % {"days": _list(places)}


def _on_month_days(rule: Rule) -> str:
    days = [_("dag %(day)d") % {"day": day} for day in rule.month_days if day > 0]
    # -1 is the last day, so from the highest to the lowest number: first "laatste".
    word = pgettext("last day", "dag")
    days += [_the(f"{_nth(day)} {word}") for day in reversed(rule.month_days) if day < 0]
    return _("op %(days)s") % {"days": _list(days)} if days else ""


def _months(rule: Rule) -> str:
    if not rule.months or rule.frequency == "YEARLY":
        return ""
    if len(rule.months) < _MANY_MONTHS:
        return _("alleen in %(months)s") % {"months": _list([_month(month) for month in rule.months])}
    missing = [_month(month) for month in range(1, 13) if month not in rule.months]
    return _("niet in %(months)s") % {"months": _list(missing)} if missing else ""


def _end(rule: Rule) -> str:
    if rule.count:
        return ngettext("%(count)d keer", "%(count)d keer", rule.count) % {"count": rule.count}
    if rule.until:
        return _("tot en met %(day)s") % {"day": _date(rule.until)}
    return ""


def _excluded(days: Sequence[date]) -> str:
    if not days:
        return ""
    if len(days) > _MANY_DAYS:
        return _("behalve op %(count)d data") % {"count": len(days)}
    return _("behalve %(days)s") % {"days": _list([_date(day) for day in sorted(days)])}


def _extra(schedule: Schedule) -> str:
    days = sorted(extra.start for extra in schedule.extra_dates)
    if not days:
        return ""
    if len(days) > _MANY_DAYS:
        return _("en op %(count)d extra data") % {"count": len(days)}
    return _("en ook op %(days)s") % {"days": _list([_date(day) for day in days])}


def _on(day: date) -> str:
    return _("op %(days)s") % {"days": _date(day)}


def _weekday(weekday: Weekday) -> str:
    name = str(WEEKDAYS[weekday.day])
    return f"{_nth(weekday.nth)} {name}" if weekday.nth else name


def _nth(number: int) -> str:
    """A place such as "2e", "laatste" or "op 1 na laatste"; negative counts from the end."""
    if number == -1:
        return _("laatste")
    if number < 0:
        return _("op %(count)d na laatste") % {"count": -number - 1}
    first = {1: _("1e"), 2: _("2e"), 3: _("3e"), 4: _("4e"), 5: _("5e")}
    return first.get(number) or _("%(count)de") % {"count": number}


def _the(thing: str) -> str:
    return _("de %(thing)s") % {"thing": thing}


def _month(month: int) -> str:
    return str(MONTHS[month])


def _date(day: date) -> str:
    return date_format(day, "j F Y")


def _list(words: Sequence[str], last: str = "") -> str:
    """The words with commas, and *last* ("en") before the last one."""
    if len(words) < 2:
        return "".join(words)
    last = last or pgettext("list", "en")
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def _joined(*phrases: str) -> str:
    return " ".join(phrase for phrase in phrases if phrase)
