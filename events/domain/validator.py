"""Since when public feeds are as they are, and until when time alone leaves them so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import QuerySet, Subquery

from cop_platform.core.clock import today
from events.domain.agenda import midnight
from events.domain.feed_version import current_version
from events.domain.feeds import PAST
from events.domain.withdrawal import TOLD_FOR, departures, gone_for_good, in_public_feeds, told_of
from events.models import FeedVersion


@dataclass(frozen=True)
class FeedState:
    """What holds for every public feed at one moment.

    *changed_at* is when something public last changed: what outsiders may not know of
    does not move it, and it never goes back.  At *until* the passing of time changes a feed.
    """

    version: str
    changed_at: datetime
    until: datetime


def state_of_feeds(*, now: datetime) -> FeedState:
    """The state at *now*, from one query.  Ask before you read what a feed holds.

    Read in the other order, a change in between would have a date that is older than
    the bytes say, and a version that hides it.
    """
    row: Any = FeedVersion.objects.values("stamp", **_moments(now)).first()
    if row is None:
        current_version()
        return state_of_feeds(now=now)
    gone = row["gone"] and row["gone"] + TOLD_FOR
    drops = row["oldest"] and row["oldest"] + TOLD_FOR
    return FeedState(
        row["stamp"].hex,
        changed_at=max(filter(None, (row["told"], row["left"], gone, _moved_at(now)))),
        until=min(filter(None, (drops, _tomorrow(now)))),
    )


def state_of_day(*, now: datetime) -> FeedState:
    """The state at *now* for what tells nothing of its past: it has no date of change, and no tombstones."""
    return FeedState(current_version(), changed_at=now, until=_tomorrow(now))


def _tomorrow(now: datetime) -> datetime:
    return midnight(today(now) + timedelta(days=1))


def _moments(now: datetime) -> dict[str, Subquery]:
    """When something public last changed, wherever it is now; together these never go back.

    A meeting that moves to another feed is still public; one that is withdrawn is
    told of, and then gone; one that is hidden leaves a note in the log.
    """
    told, stones, gone = in_public_feeds(now=now), told_of(now=now), gone_for_good(now=now)
    return {
        "told": _first(told, "-revised_at"),
        "oldest": _first(stones, "revised_at"),
        "gone": _first(gone, "-revised_at"),
        "left": _first(departures(), "-happened_at"),
    }


def _first(rows: QuerySet[Any], order: str) -> Subquery:
    return Subquery(rows.order_by(order).values(order.removeprefix("-"))[:1])


def _moved_at(now: datetime) -> datetime:
    """When the window last moved: at either end on its own day."""
    start = (today(now) - PAST).replace(day=1)
    days = (start + PAST, today(now).replace(day=1))
    return max(midnight(day) for day in days)
