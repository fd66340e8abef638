"""Between django-recurrence's ``Recurrence`` and our own text; local dates only.

The library writes every moment in UTC and reads a date as midnight, so that a
series shifts an hour in spring and an excluded date never matches.  We keep its
objects, never its text: what is stored holds dates, and no clock time at all.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import recurrence
from django.utils.translation import gettext as _

from events.values import AMSTERDAM

from .parsing import FREQUENCIES, RuleTextError, parse_rule
from .rule import Rule

MAX_EXCLUDED = 200
MAX_TEXT = 5000
_LINE = re.compile(r"(RRULE|EXDATE)(;[^:]*)?:(.*)", re.ASCII)


class LocalRule(recurrence.Rule):
    """The library's rule, but comparing it with ``None`` is no error."""

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, recurrence.Rule):
            return NotImplemented
        return hash(self) == hash(other)

    def __ne__(self, other: object) -> bool:
        return not self == other

    __hash__ = recurrence.Rule.__hash__


def rule_from_recurrence(value: recurrence.Recurrence | None) -> tuple[str, tuple[date, ...]]:
    """Canonical RRULE text and the excluded dates of *value*, sorted.

    Raises ``RuleTextError`` for what a meeting cannot have: more than one rule,
    an exclusion rule, loose dates (those are rows of their own), a bad rule.
    """
    if value is None:
        return "", ()
    if len(value.rrules) > 1 or value.exrules or value.rdates:
        raise RuleTextError(_("Een bijeenkomst kan maar één herhaling hebben."), "one_rule")
    text = str(parse_rule(_rule_text(value.rrules[0]))) if value.rrules else ""
    excluded = sorted({local_date(moment) for moment in value.exdates})
    if len(excluded) > MAX_EXCLUDED:
        raise RuleTextError(_("Dit zijn te veel data die vervallen."), "too_many_excluded")
    return text, tuple(excluded)


def local_date(moment: date | datetime) -> date:
    """The date on the wall in Amsterdam; a naive moment is on the wall already."""
    if isinstance(moment, datetime):
        if moment.tzinfo is not None:
            moment = moment.astimezone(ZoneInfo(AMSTERDAM))
        return moment.date()
    return moment


def serialize(value: recurrence.Recurrence | None) -> str:
    """*value* as stored: ``RRULE:…`` and ``EXDATE;VALUE=DATE:…`` lines, local and stable."""
    rule, excluded = rule_from_recurrence(value)
    lines = [f"RRULE:{rule}"] if rule else []
    if excluded:
        lines.append("EXDATE;VALUE=DATE:" + ",".join(f"{day:%Y%m%d}" for day in excluded))
    return "\n".join(lines)


def deserialize(text: str) -> recurrence.Recurrence:
    """The ``Recurrence`` in *text*, its moments naive; raises ``RuleTextError``.

    Also reads the text of the library, whose UTC moments become local dates.
    """
    matches = [_LINE.fullmatch(line.strip()) for line in text.splitlines() if line.strip()]
    if len(text) > MAX_TEXT or not all(matches):
        raise RuleTextError(_("Deze herhaling kunnen wij niet lezen. Kies haar opnieuw."), "unreadable")
    found = [(match[1], match[3]) for match in matches if match]
    rules = [_library_rule(parse_rule(body)) for name, body in found if name == "RRULE"]
    days = [day for name, body in found if name == "EXDATE" for day in body.split(",")]
    value = recurrence.Recurrence(
        rrules=rules, exdates=[_midnight(day) for day in days], include_dtstart=False
    )
    rule_from_recurrence(value)
    return value


def _midnight(text: str) -> datetime:
    try:
        until = parse_rule(f"FREQ=DAILY;UNTIL={text.strip()}").until
        return datetime.combine(until or date.min, datetime.min.time())
    except RuleTextError as error:
        raise RuleTextError(_("Een datum die vervalt, bestaat niet."), "excluded_date") from error


def _library_rule(rule: Rule) -> recurrence.Rule:
    return LocalRule(
        recurrence.Rule.frequencies.index(rule.frequency),
        interval=rule.interval,
        count=rule.count,
        until=rule.until and datetime.combine(rule.until, datetime.min.time()),
        bymonth=rule.months,
        bymonthday=rule.month_days,
        byday=[recurrence.Weekday(weekday.day, weekday.nth or None) for weekday in rule.weekdays],
        bysetpos=rule.positions,
    )


def _rule_text(rule: Any) -> str:
    """The library's rule as text for the strict reader, which refuses the rest."""
    frequency = recurrence.Rule.frequencies[rule.freq]
    parts = {"FREQ": frequency if frequency in FREQUENCIES else "", "INTERVAL": rule.interval}
    parts |= {"COUNT": rule.count, "WKST": _weekday_text(rule.wkst)}
    if rule.until is not None:
        parts["UNTIL"] = f"{local_date(rule.until):%Y%m%d}"
    for name in rule.byparams:
        values = getattr(rule, name)
        if name == "byday":
            values = [recurrence.to_weekday(value) for value in values]
        parts[name.upper()] = ",".join(str(value) for value in values)
    return ";".join(f"{name}={value}" for name, value in parts.items() if value not in (None, ""))


def _weekday_text(value: Any) -> str | None:
    return None if value is None else str(recurrence.to_weekday(value))
