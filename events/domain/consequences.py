"""What a changed plan does to those who follow it: two lists of dates in, their difference out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Literal

from events.domain.horizon import AHEAD
from events.domain.recurrence import occurrences_between
from events.values import PlannedOccurrence, Schedule, Window

Kind = Literal["moved", "cancelled", "restored", "added", "removed"]


@dataclass(frozen=True)
class Change:
    """One date that changes; *before* or *after* is missing when it comes or goes."""

    day: date
    before: PlannedOccurrence | None
    after: PlannedOccurrence | None


@dataclass(frozen=True)
class Consequences:
    """The dates that change, earliest first, by what happens to them."""

    moved: tuple[Change, ...] = ()
    cancelled: tuple[Change, ...] = ()
    restored: tuple[Change, ...] = ()
    added: tuple[Change, ...] = ()
    removed: tuple[Change, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.changes)

    @property
    def changes(self) -> list[Change]:
        """Every date that changes, earliest first."""
        found = (change for field in fields(self) for change in getattr(self, field.name))
        return sorted(found, key=lambda change: change.day)

    @property
    def days(self) -> list[date]:
        """The days of the dates that somebody may have noted, and that change."""
        return [change.day for change in self.changes if change.before]


def consequences(before: Iterable[Schedule], after: Iterable[Schedule], *, now: datetime) -> Consequences:
    """How the dates from *now* (aware) until the horizon differ between two sets of plans.

    Sets, because a split replaces one plan by two.  A date is followed by the
    local day that its plan gives it, as subscribers' calendars do.
    """
    window = Window(now, now + AHEAD)
    return compare(_dates(before, window), _dates(after, window))


def compare(before: Iterable[PlannedOccurrence], after: Iterable[PlannedOccurrence]) -> Consequences:
    """How the dates *after* differ from those *before*."""
    old = {occurrence.original.date(): occurrence for occurrence in before}
    new = {occurrence.original.date(): occurrence for occurrence in after}
    found: dict[str, list[Change]] = {}
    for day in sorted(old.keys() | new.keys()):
        change = Change(day, old.get(day), new.get(day))
        if kind := _kind(change):
            found.setdefault(kind, []).append(change)
    return Consequences(**{kind: tuple(changes) for kind, changes in found.items()})


def _kind(change: Change) -> Kind | None:
    before, after = change.before, change.after
    if before is None or after is None:
        return "removed" if after is None else "cancelled" if after.is_cancelled else "added"
    if before.is_cancelled or after.is_cancelled:
        return _switched(is_off=after.is_cancelled, was_off=before.is_cancelled)
    return "moved" if (before.start, before.end) != (after.start, after.end) else None


def _switched(*, is_off: bool, was_off: bool) -> Kind | None:
    if is_off == was_off:
        return None
    return "cancelled" if is_off else "restored"


def _dates(plans: Iterable[Schedule], window: Window) -> list[PlannedOccurrence]:
    return [occurrence for plan in plans for occurrence in occurrences_between(plan, window)]
