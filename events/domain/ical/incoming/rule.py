"""Which recurrence rules of others are expanded: those that end soon enough (RFC 5545 §3.3.10).

Wider than ``events.rules``, which says what our own meetings may have: partners'
programs write more, and what they write is only read.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import UTC, date, datetime, time, tzinfo

from icalendar import vDDDTypes

from events.partner_values import Moment

from .errors import BadEvent

FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
MAX_COUNT, MAX_INTERVAL, MAX_TEXT, MAX_LISTED = 1_000, 1_000, 500, 62
_RANGES = {"BYMONTH": 12, "BYMONTHDAY": 31, "BYYEARDAY": 366, "BYWEEKNO": 53, "BYSETPOS": 366}
_CLOCK = {"BYHOUR": "hour", "BYMINUTE": "minute", "BYSECOND": "second"}
_ONLY_YEARLY = ("BYYEARDAY", "BYWEEKNO")
_WEEKDAY = re.compile(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)", re.ASCII)
_NUMBER = re.compile(r"[+-]?\d{1,6}", re.ASCII)


def checked(text: str, start: Moment) -> str:
    """*text* in canonical form; raises ``BadEvent`` for a rule that has too many dates, or none.

    Hours and minutes may only repeat those of *start*, and are left out.
    """
    parts = _parts(text)
    _check_size(parts)
    for name in set(parts) & set(_RANGES):
        _check_numbers(parts, name)
    if "BYDAY" in parts:
        _check_weekdays(parts)
    for name in set(parts) & set(_CLOCK):
        _check_clock(parts.pop(name), _CLOCK[name], start)
    _check_possible(parts)
    return ";".join(f"{name}={value}" for name, value in parts.items())


def parts_of(rule: str) -> dict[str, str]:
    """The parts of a rule that was checked, by name."""
    return dict(part.split("=", 1) for part in rule.split(";"))


def until_of(rule: str, zone: tzinfo | None) -> datetime | None:
    """The last moment at which the rule may start, on the wall of *zone*; a date counts to its end."""
    text = parts_of(rule).get("UNTIL")
    if text is None:
        return None
    found = _until(text)
    if not isinstance(found, datetime):
        return datetime.combine(found, time.max)
    if found.tzinfo is not None and zone is not None:
        found = found.astimezone(zone)
    return found.replace(tzinfo=None)


def _parts(text: str) -> dict[str, str]:
    if len(text) > MAX_TEXT:
        raise BadEvent("rule")
    pairs = [part.partition("=") for part in re.sub(r"\s", "", text.upper()).strip(";").split(";")]
    parts = {name: value for name, _equals, value in pairs}
    known = {"FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "WKST", *_RANGES, *_CLOCK}
    if len(parts) != len(pairs) or not all(parts.values()) or set(parts) - known:
        raise BadEvent("rule")
    return parts


def _check_size(parts: dict[str, str]) -> None:
    if parts.get("FREQ") not in FREQUENCIES:
        raise BadEvent("rule_too_often")
    for name, highest in (("INTERVAL", MAX_INTERVAL), ("COUNT", MAX_COUNT)):
        if name in parts and not 1 <= _number(parts[name]) <= highest:
            raise BadEvent("rule_too_many")
    if "UNTIL" in parts:
        _until(parts["UNTIL"])
    if not _WEEKDAY.fullmatch(parts.get("WKST", "MO")):
        raise BadEvent("rule")
    if parts["FREQ"] != "YEARLY" and any(name in parts for name in _ONLY_YEARLY):
        raise BadEvent("rule")


def _check_numbers(parts: dict[str, str], name: str) -> None:
    values = [_number(value) for value in _listed(parts, name)]
    if any(not 1 <= abs(value) <= _RANGES[name] for value in values):
        raise BadEvent("rule")
    if name == "BYMONTH" and min(values) < 1:
        raise BadEvent("rule")


def _check_weekdays(parts: dict[str, str]) -> None:
    if not all(_WEEKDAY.fullmatch(value) for value in _listed(parts, "BYDAY")):
        raise BadEvent("rule")


def _check_clock(value: str, unit: str, start: Moment) -> None:
    if not isinstance(start, datetime) or _number(value) != getattr(start, unit):
        raise BadEvent("rule_too_often")


def _check_possible(parts: dict[str, str]) -> None:
    """Refuse 30 February: it would be looked for until the year 9999."""
    if "BYMONTHDAY" not in parts:
        return
    months = [int(month) for month in parts.get("BYMONTH", "1").split(",")]
    longest = max(monthrange(2024, month)[1] for month in months)
    if min(abs(int(day)) for day in parts["BYMONTHDAY"].split(",")) > longest:
        raise BadEvent("rule_never")


def _listed(parts: dict[str, str], name: str) -> list[str]:
    values = parts[name].split(",")
    if len(values) > MAX_LISTED:
        raise BadEvent("rule")
    return values


def _number(text: str) -> int:
    if not _NUMBER.fullmatch(text):
        raise BadEvent("rule")
    return int(text)


def _until(text: str) -> Moment:
    try:
        found: object = vDDDTypes.from_ical(text)  # type: ignore[no-untyped-call]
    except Exception as error:
        raise BadEvent("rule") from error
    if isinstance(found, datetime):
        return found.astimezone(UTC) if found.tzinfo else found
    if not isinstance(found, date):
        raise BadEvent("rule")
    return found
