"""How the feeds are doing: who fetches them in numbers, and what deserves a look."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Max, Q, Sum
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cop_platform.core.clock import today
from events.models import FeedFetches
from events.models.fetches import ClientFamily

SHOWN_DAYS = timedelta(days=30)
LATELY = timedelta(days=7)
LARGE = 1_000_000


@dataclass(frozen=True)
class FamilyCount:
    """How often one kind of program fetched a feed, and when last."""

    label: str
    fetches: int
    last_at: datetime


@dataclass(frozen=True)
class FeedHealth:
    """One feed over the last thirty days; *size* is before compression, in bytes."""

    feed: str
    fetches: int
    unchanged: int
    size: int
    last_at: datetime
    families: list[FamilyCount]
    warnings: list[Promise]

    @property
    def percentage_unchanged(self) -> int:
        """How many of a hundred fetches found nothing new, and cost next to nothing."""
        return round(100 * self.unchanged / self.fetches) if self.fetches else 0


def feed_health(*, now: datetime, community: str = "") -> list[FeedHealth]:
    """The feeds that were asked for in the last thirty days, most fetched first; one query.

    With the slug of a *community* only those that hold its meetings and no others.
    """
    by_feed: dict[str, list[dict[str, Any]]] = defaultdict(list)
    rows = _rows(now)
    for row in rows.filter(_of_community(community)) if community else rows:
        by_feed[row["feed"]].append(row)
    found = [_health(feed, rows, now) for feed, rows in by_feed.items()]
    return sorted(found, key=lambda one: (-one.fetches, one.feed))


def _of_community(slug: str) -> Q:
    """Its short address, whatever its look, and the filter with this community alone."""
    short = f"/agenda/community/{slug}.ics"
    long = [f"/agenda.{kind}?community={slug}" for kind in ("ics", "json", "rss")]
    return Q(feed__in=[short, *long]) | Q(feed__startswith=f"{short}?")


def _rows(now: datetime) -> Any:
    """One row for each feed and kind of program, with its numbers."""
    week = Q(day__gt=today(now) - LATELY, size__gt=0)
    recent = FeedFetches.objects.filter(day__gt=today(now) - SHOWN_DAYS).order_by()
    return recent.values("feed", "family").annotate(
        fetched=Sum("fetches"),
        same=Sum("unchanged"),
        over=Sum("refused"),
        lost=Sum("gone"),
        largest=Max("size", default=0),
        fetched_at=Max("last_at", filter=Q(fetches__gt=0)),
        asked_at=Max("last_at"),
        whole=Count("pk", filter=week),
        empty=Count("pk", filter=week & Q(has_dates=False)),
    )


def _health(feed: str, rows: list[dict[str, Any]], now: datetime) -> FeedHealth:
    families = [
        FamilyCount(str(ClientFamily(row["family"]).label), row["fetched"], row["fetched_at"])
        for row in rows
        if row["fetched"]
    ]
    return FeedHealth(
        feed=feed,
        fetches=sum(row["fetched"] for row in rows),
        unchanged=sum(row["same"] for row in rows),
        size=_largest(rows),
        last_at=max(row["fetched_at"] or row["asked_at"] for row in rows),
        families=sorted(families, key=lambda family: (-family.fetches, family.label)),
        warnings=_warnings(rows, now),
    )


def _warnings(rows: list[dict[str, Any]], now: datetime) -> list[Promise]:
    """What deserves a look, most serious first."""
    fetched = [row["fetched_at"] for row in rows if row["fetched_at"]]
    whole, empty = (sum(row[name] for row in rows) for name in ("whole", "empty"))
    told = [
        (_("Dit adres werkt niet meer, maar wordt nog opgehaald"), _is_gone(rows)),
        (_("Limiet geraakt: een programma vraagt te vaak"), any(row["over"] for row in rows)),
        (_("Groter dan 1 MB: sommige programma's halen de agenda niet op"), _largest(rows) > LARGE),
        (_("Er staan geen datums in"), whole > 0 and whole == empty),
        (_("Al 7 dagen niet opgehaald"), bool(fetched) and max(fetched) <= now - LATELY),
    ]
    return [text for text, is_so in told if is_so]


def _largest(rows: list[dict[str, Any]]) -> int:
    return max(row["largest"] for row in rows)


def _is_gone(rows: list[dict[str, Any]]) -> bool:
    """Whether the last thing that happened to the feed is that it was not there."""
    fetched = max((row["fetched_at"] for row in rows if row["fetched_at"]), default=None)
    asked = max((row["asked_at"] for row in rows if row["lost"]), default=None)
    return asked is not None and (fetched is None or asked > fetched)
