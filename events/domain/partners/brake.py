"""What is no longer announced leaves the agenda, unless so much goes at once that it must be a fault."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime

from events.domain.partners.placing import withdraw
from events.models import PartnerCalendar, PartnerItem

State = PartnerItem.State
EXPECTED = (State.NEW, State.PLACED, State.DUPLICATE)
LEAST, PERCENT = 3, 30


def brakes(missing: int, known: int) -> bool:
    """Whether *missing* of the *known* coming meetings is too much to believe."""
    return missing >= LEAST and missing * 100 > known * PERCENT


def take_leave(
    calendar: PartnerCalendar,
    known: Collection[PartnerItem],
    missing: Collection[PartnerItem],
    *,
    now: datetime,
) -> bool:
    """Withdraw *missing*, or hold them all for a person; returns whether the brake came on just now."""
    was_held = calendar.held_at is not None
    is_held = brakes(len(missing), len(known))
    calendar.held_at = (calendar.held_at or now) if is_held else None
    for item in missing:
        if is_held:
            _mark(item, now)
        else:
            withdraw(item)
    return is_held and not was_held


def expected(items: Iterable[PartnerItem], *, now: datetime, until: datetime) -> list[PartnerItem]:
    """Those of *items* that a calendar read from *now* to *until* must hold; what is over stays for ever."""
    return [
        item for item in items if item.state in EXPECTED and item.ends_at > now and item.starts_at < until
    ]


def _mark(item: PartnerItem, now: datetime) -> None:
    if item.missing_since is None:
        item.missing_since = now
        item.save(update_fields=["missing_since"])
