"""One recurrence rule (RFC 5545 §3.3.10), limited to what meetings need."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


class Weekday(NamedTuple):
    """A weekday, Monday is 0; *nth* counts in the month, 0 means each one."""

    nth: int
    day: int

    def __str__(self) -> str:
        return f"{self.nth or ''}{WEEKDAYS[self.day]}"


@dataclass(frozen=True)
class Rule:
    """A rule without its start; *until* is a local date and counts itself.

    A local date, not an instant: the same text stays true on both sides of a
    clock change and when the meeting gets another hour.
    """

    frequency: str
    interval: int = 1
    count: int | None = None
    until: date | None = None
    months: tuple[int, ...] = ()
    month_days: tuple[int, ...] = ()
    weekdays: tuple[Weekday, ...] = ()
    positions: tuple[int, ...] = ()

    def __str__(self) -> str:
        """Canonical RRULE text: equal rules give equal text."""
        parts = {
            "FREQ": self.frequency,
            "INTERVAL": str(self.interval) if self.interval != 1 else "",
            "COUNT": "" if self.count is None else str(self.count),
            "UNTIL": "" if self.until is None else f"{self.until:%Y%m%d}",
            "BYMONTH": _joined(self.months),
            "BYMONTHDAY": _joined(self.month_days),
            "BYDAY": _joined(self.weekdays),
            "BYSETPOS": _joined(self.positions),
        }
        return ";".join(f"{name}={value}" for name, value in parts.items() if value)

    def starting_on(self, start: date) -> Rule:
        """The same rule with every value written out that RFC 5545 takes from its start."""
        if self.frequency == "WEEKLY" and not self.weekdays:
            return replace(self, weekdays=(Weekday(0, start.weekday()),))
        if self.frequency in ("MONTHLY", "YEARLY") and not (self.weekdays or self.month_days):
            months = self.months
            if self.frequency == "YEARLY":
                months = months or (start.month,)
            return replace(self, months=months, month_days=(start.day,))
        return self


def _joined(values: Iterable[object]) -> str:
    return ",".join(str(value) for value in values)
