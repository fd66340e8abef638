"""From RRULE text to a ``Rule``: strict, because the text may come from anywhere.

A rule of 40 characters can keep a server busy for minutes (FREQ=SECONDLY,
INTERVAL=0), so everything a meeting does not need is refused here, once.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from cop_platform.core.errors import RuleError
from events.values import AMSTERDAM

from .rule import WEEKDAYS, Rule, Weekday

FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
MAX_TEXT, MAX_COUNT, MAX_INTERVAL = 500, 366, 99
YEARS = range(1970, 2200)
_NAMES = ("FREQ", "INTERVAL", "COUNT", "UNTIL", "BYMONTH", "BYMONTHDAY", "BYDAY", "BYSETPOS", "WKST")
_WEEKDAY = re.compile(r"([+-]?[0-9]{1,2})?(MO|TU|WE|TH|FR|SA|SU)", re.ASCII)
_UNTIL = re.compile(r"([0-9]{8})(?:T([0-9]{6})(Z?))?", re.ASCII)


class RuleTextError(RuleError):
    """A rule that no meeting may have; ``code`` tells which part is wrong."""

    code = "rule_text"


@lru_cache(maxsize=1024)
def parse_rule(text: str) -> Rule:
    """The rule in *text*, with or without ``RRULE:``; raises ``RuleTextError``."""
    parts = _parts(text)
    rule = Rule(
        frequency=_frequency(parts),
        interval=_number(parts, "INTERVAL", MAX_INTERVAL) or 1,
        count=_number(parts, "COUNT", MAX_COUNT),
        until=_until(parts.get("UNTIL")),
        months=_numbers(parts, "BYMONTH", 12),
        month_days=_numbers(parts, "BYMONTHDAY", 31, signed=True),
        weekdays=_weekdays(parts),
        positions=_numbers(parts, "BYSETPOS", 31, signed=True),
    )
    _refuse_impossible(rule, parts.get("WKST", "MO"))
    return rule


def _parts(text: str) -> dict[str, str]:
    text = text.strip().removeprefix("RRULE:").rstrip(";")
    if len(text) > MAX_TEXT:
        raise _unreadable()
    pairs = [part.partition("=") for part in text.upper().split(";")]
    parts = {name.strip(): value.strip() for name, _equals, value in pairs}
    if len(parts) != len(pairs) or not all(parts.values()):
        raise _unreadable()
    if unknown := set(parts) - set(_NAMES):
        raise RuleTextError(
            _("Deze herhaling kan hier niet: het deel %(part)s kennen wij niet.")
            % {"part": min(unknown)[:20]},
            "rule_part",
        )
    return parts


def _frequency(parts: dict[str, str]) -> str:
    frequency = parts.get("FREQ", "")
    if frequency not in FREQUENCIES:
        raise RuleTextError(
            _("Kies of de bijeenkomst elke dag, week, maand of elk jaar terugkomt."), "frequency"
        )
    return frequency


def _number(parts: dict[str, str], name: str, highest: int) -> int | None:
    if name not in parts:
        return None
    value = _integer(parts[name])
    if value is None or not 1 <= value <= highest:
        raise RuleTextError(_out_of_range(name) % {"highest": highest}, name.lower())
    return value


def _out_of_range(name: str) -> str:
    if name == "COUNT":
        return _("Vul bij het aantal keren een heel getal van 1 tot en met %(highest)d in.")
    return _("Vul bij “om de hoeveel” een heel getal van 1 tot en met %(highest)d in.")


def _numbers(parts: dict[str, str], name: str, highest: int, *, signed: bool = False) -> tuple[int, ...]:
    if name not in parts:
        return ()
    values = [_integer(value) for value in parts[name].split(",")]
    lowest = -highest if signed else 1
    if any(value is None or value == 0 or not lowest <= value <= highest for value in values):
        raise RuleTextError(
            _("Een dag of maand in deze herhaling bestaat niet. Kijk de gekozen dagen en maanden na."),
            name.lower(),
        )
    return tuple(sorted({value for value in values if value is not None}))


def _weekdays(parts: dict[str, str]) -> tuple[Weekday, ...]:
    if "BYDAY" not in parts:
        return ()
    matches = [_WEEKDAY.fullmatch(value) for value in parts["BYDAY"].split(",")]
    found = {Weekday(int(m[1] or 0), WEEKDAYS.index(m[2])) for m in matches if m}
    if not all(matches) or any(abs(weekday.nth) > 5 for weekday in found):
        raise RuleTextError(_("Een weekdag in deze herhaling bestaat niet."), "byday")
    return tuple(sorted(found, key=lambda weekday: (weekday.nth, weekday.day)))


def _until(text: str | None) -> date | None:
    """The local date of UNTIL; its time only serves to find that date."""
    if text is None:
        return None
    match = _UNTIL.fullmatch(text)
    try:
        day, clock, is_utc = match.groups() if match else ("", None, "")
        moment = datetime.strptime(f"{day}{clock or '000000'}", "%Y%m%d%H%M%S")  # noqa: DTZ007
        if moment.year not in YEARS:
            raise ValueError(moment)
    except ValueError as error:
        raise RuleTextError(_("De einddatum van de herhaling bestaat niet."), "until") from error
    if is_utc:
        moment = moment.replace(tzinfo=ZoneInfo("UTC")).astimezone(ZoneInfo(AMSTERDAM))
    return moment.date()


def _integer(text: str) -> int | None:
    return int(text) if re.fullmatch(r"[+-]?[0-9]{1,9}", text, re.ASCII) else None


def _refuse_impossible(rule: Rule, week_start: str) -> None:
    """Refuse combinations that have no meaning, or another one in each calendar."""
    if rule.count is not None and rule.until is not None:
        raise RuleTextError(_("Kies een aantal keren of een einddatum, niet allebei."), "count_and_until")
    _refuse_foreign_days(rule)
    if week_start not in WEEKDAYS:
        raise _unreadable()
    # Only a week that is skipped needs to know where it begins.
    if week_start != "MO" and rule.frequency == "WEEKLY" and rule.interval > 1:
        raise RuleTextError(_("De week begint bij ons op maandag."), "wkst")


def _refuse_foreign_days(rule: Rule) -> None:
    numbered = any(weekday.nth for weekday in rule.weekdays)
    by_month = rule.frequency in ("MONTHLY", "YEARLY")
    if (numbered or rule.positions) and not by_month:
        raise RuleTextError(
            _("Een “1e” of “laatste” weekdag kan alleen bij elke maand of elk jaar."), "nth_weekday"
        )
    if rule.frequency == "WEEKLY" and rule.month_days:
        raise RuleTextError(_("Een dag van de maand kan niet bij elke week."), "bymonthday")
    if rule.positions and (numbered or not (rule.weekdays or rule.month_days)):
        raise _unreadable()
    if rule.frequency == "YEARLY" and (rule.weekdays or rule.month_days) and not rule.months:
        raise RuleTextError(_("Kies ook in welke maand de bijeenkomst elk jaar is."), "month_missing")


def _unreadable() -> RuleTextError:
    return RuleTextError(_("Deze herhaling kunnen wij niet lezen. Kies haar opnieuw."), "unreadable")
