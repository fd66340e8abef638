"""Counts what is fetched in the memory of this process, and writes it down now and then.

A feed must not wait for its counter: a fetch costs a few additions.  What was counted
goes to the database after an answer, once a minute at most; a process that is killed
takes at most that minute with it, and one that nobody asks anything keeps it until
somebody does.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from threading import Lock

from dateutil.relativedelta import relativedelta
from django.db import transaction
from django.db.models import F

from cop_platform.core.clock import today
from events.models import FeedFetches

# Anybody can combine filters, or make up addresses that do not work: beyond these a day
# they are counted as one.  Short addresses are as many as there are words.
MOST_FEEDS = 300
OTHER_FEEDS = "overige filters"
# All secret agendas are one: their addresses are nobody's business.
PERSONAL = "/agenda/persoonlijk/"
KEPT = relativedelta(months=13)
SUMS = ("fetches", "unchanged", "refused", "gone", "sent_bytes")


@dataclass
class Fetch:
    """One answer, or the sum of several of one feed to one family of programs."""

    last_at: datetime
    fetches: int = 0
    unchanged: int = 0
    refused: int = 0
    gone: int = 0
    sent_bytes: int = 0
    size: int = 0
    has_dates: bool = False

    def add(self, other: Fetch) -> None:
        """Count *other* too; the newest whole answer tells size and dates."""
        for name in SUMS:
            setattr(self, name, getattr(self, name) + getattr(other, name))
        if other.size:
            self.size, self.has_dates = other.size, other.has_dates
        self.last_at = max(self.last_at, other.last_at)


Key = tuple[date, str, str]


class Tally:
    """The fetches since the last time that they were taken; for all threads of this process."""

    def __init__(self, most: int = MOST_FEEDS) -> None:
        self.most = most
        self._lock = Lock()
        self._fetches: dict[Key, Fetch] = {}
        self._feeds: set[str] = set()
        self._since: datetime | None = None

    def count(self, feed: str, family: str, fetch: Fetch) -> None:
        """Count *fetch* of *feed*, or of the others when there are too many; then a failure is dropped."""
        is_bounded = "?" in feed or not fetch.fetches
        with self._lock:
            if is_bounded and feed not in self._feeds and len(self._feeds) >= self.most:
                if not fetch.fetches:
                    return
                feed = OTHER_FEEDS
            elif is_bounded:
                self._feeds.add(feed)
            key = (today(fetch.last_at), feed, family)
            self._fetches.setdefault(key, Fetch(fetch.last_at)).add(fetch)
            self._since = self._since or fetch.last_at

    def take(self, *, now: datetime, every: timedelta) -> dict[Key, Fetch]:
        """Everything that was counted, when the first of it is *every* old; else nothing."""
        # Looked at without the lock: this runs after every request.
        if self._since is None or now - self._since < every:
            return {}
        with self._lock:
            taken, self._fetches = self._fetches, {}
            self._feeds, self._since = set(), None
        return taken

    def forget(self) -> None:
        """Leave everything uncounted."""
        with self._lock:
            self._fetches, self._feeds, self._since = {}, set(), None


tally = Tally()


def write_down(taken: dict[Key, Fetch]) -> None:
    """Add what was *taken* to the numbers of the day, whatever other processes add meanwhile.

    What only failed counts when the feed has been one: addresses that never worked are noise.
    """
    rows = _bounded(_without_noise(taken))
    with transaction.atomic():
        FeedFetches.objects.bulk_create(
            [FeedFetches(day=d, feed=f, family=c, last_at=rows[d, f, c].last_at) for d, f, c in sorted(rows)],
            ignore_conflicts=True,
        )
        # In one order, so that two processes never wait for each other.
        for (day, feed, family), fetch in sorted(rows.items(), key=lambda item: item[0]):
            known = FeedFetches.objects.filter(day=day, feed=feed, family=family)
            known.update(**_changes(fetch))


def forget_old(now: datetime) -> int:
    """Remove the numbers of more than thirteen months ago; returns how many rows."""
    return FeedFetches.objects.filter(day__lt=today(now) - KEPT).delete()[0]


def _changes(fetch: Fetch) -> dict[str, object]:
    sums: dict[str, object] = {name: F(name) + getattr(fetch, name) for name in SUMS}
    if fetch.size:
        sums |= {"size": fetch.size, "has_dates": fetch.has_dates}
    return {**sums, "last_at": fetch.last_at}


def _without_noise(taken: dict[Key, Fetch]) -> dict[Key, Fetch]:
    worked = {feed for (_day, feed, _family), fetch in taken.items() if fetch.fetches}
    doubted = {feed for _day, feed, _family in taken} - worked
    if doubted:
        known = FeedFetches.objects.filter(feed__in=doubted, fetches__gt=0).order_by()
        worked |= set(known.values_list("feed", flat=True).distinct())
    return {key: fetch for key, fetch in taken.items() if key[1] in worked}


def _bounded(taken: dict[Key, Fetch]) -> dict[Key, Fetch]:
    """*taken*, with the feeds that are too many for their day as one."""
    found: dict[Key, Fetch] = {}
    for day in {key[0] for key in taken}:
        counted = FeedFetches.objects.filter(day=day, feed__contains="?").order_by()
        known = set(counted.values_list("feed", flat=True).distinct())
        for key in sorted(key for key in taken if key[0] == day):
            name = _name(key[1], known)
            found.setdefault((day, name, key[2]), Fetch(taken[key].last_at)).add(taken[key])
    return found


def _name(feed: str, known: set[str]) -> str:
    if "?" not in feed or feed in known:
        return feed
    if len(known) >= MOST_FEEDS:
        return OTHER_FEEDS
    known.add(feed)
    return feed
