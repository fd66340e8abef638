"""Which announced date is which item we know."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from events.domain.partners.announced import Announced
from events.models import PartnerItem

Key = tuple[str, ...]
Named = Announced | PartnerItem


def match(
    rows: Iterable[Announced], items: Iterable[PartnerItem]
) -> list[tuple[Announced, PartnerItem | None]]:
    """Each of *rows* with its item, or None when it is new; an item belongs to one row at most.

    By identity first.  What is left by fingerprint, as some programs make new UIDs at
    every export; and then by UID and day, as a series that starts at another hour
    gives all its dates a new RECURRENCE-ID.
    """
    pairs: dict[Announced, PartnerItem | None] = dict.fromkeys(rows)
    free = list(items)
    for key in (_identity, _fingerprint, _uid_and_day):
        free = _pair(pairs, free, key)
    return list(pairs.items())


def _pair(
    pairs: dict[Announced, PartnerItem | None], free: list[PartnerItem], key: Callable[[Named], Key]
) -> list[PartnerItem]:
    """Give rows without an item one with the same *key*; returns the items that stay free."""
    known: dict[Key, list[PartnerItem]] = {}
    for item in free:
        known.setdefault(key(item), []).append(item)
    for row, paired in pairs.items():
        if paired is None and known.get(key(row)):
            pairs[row] = known[key(row)].pop(0)
    return [item for items in known.values() for item in items]


def _identity(named: Named) -> Key:
    return (named.uid, named.recurrence_id)


def _fingerprint(named: Named) -> Key:
    return (named.fingerprint,)


def _uid_and_day(named: Named) -> Key:
    return (named.uid, named.recurrence_id[:8])
