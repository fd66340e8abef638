"""Which zone a partner's TZID means."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from typing import cast
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from icalendar import Timezone
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from events.values import AMSTERDAM

HOME = ZoneInfo(AMSTERDAM)
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_+-]*(?:/[A-Za-z0-9_+-]+){0,2}", re.ASCII)
_OFFSET = re.compile(r"(?:UTC|GMT)?([+-])(\d{1,2}):?(\d{2})?", re.ASCII)


class Zones:
    """The zones of one calendar; *unknown* collects the names that were read as Dutch time."""

    def __init__(self, blocks: list[list[str]]) -> None:
        self._blocks = {_tzid(block): block for block in blocks}
        self._found: dict[str, tzinfo] = {}
        self.unknown: set[str] = set()

    def zone(self, tzid: str) -> tzinfo:
        """The zone that *tzid* means; Amsterdam when nobody can tell."""
        tzid = tzid.strip().strip('"')
        if tzid not in self._found:
            self._found[tzid] = self._looked_up(tzid)
        return self._found[tzid]

    def _looked_up(self, tzid: str) -> tzinfo:
        found = _by_name(tzid) or _described(self._blocks.get(tzid, []))
        if found is None:
            self.unknown.add(tzid[:100])
        return found or HOME


def _by_name(tzid: str) -> tzinfo | None:
    """By the name of the zone database, of Windows, with a path before it, or an offset."""
    name = WINDOWS_TO_OLSON.get(tzid, tzid)
    parts = name.strip("/").split("/")
    if parts[-1].upper() in ("UTC", "Z"):
        return UTC
    for candidate in (name, "/".join(parts[-2:]), "/".join(parts[-3:])):
        if _PLAIN.fullmatch(candidate) and (found := _zone_info(candidate)):
            return found
    return _offset(tzid)


def _zone_info(name: str) -> tzinfo | None:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def _offset(tzid: str) -> tzinfo | None:
    match = _OFFSET.fullmatch(tzid)
    if not match:
        return None
    distance = timedelta(hours=int(match[2]), minutes=int(match[3] or 0))
    if distance > timedelta(hours=14):
        return None
    return timezone(-distance if match[1] == "-" else distance)


def _described(block: list[str]) -> tzinfo | None:
    """The zone that the calendar itself describes; only with yearly rules, as the rest may never end."""
    rules = [line for line in block if line.upper().startswith("RRULE")]
    if not block or any("FREQ=YEARLY" not in rule.upper() for rule in rules):
        return None
    try:
        component = Timezone.from_ical("\r\n".join([*block, ""]))
        zone = cast(Timezone, component).to_tz(lookup_tzid=False)
        works = datetime(2026, 1, 1, tzinfo=UTC).astimezone(zone).utcoffset() is not None
    except Exception:
        # The library's way of refusing is any exception at all.
        return None
    return zone if works else None


def _tzid(block: list[str]) -> str:
    named = (line.partition(":")[2] for line in block if line.upper().startswith("TZID"))
    return next(named, "").strip().strip('"')
