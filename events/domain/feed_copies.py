"""Feeds and tables as this process made them last, in its memory: most of the time nothing has changed.

A copy holds as long as the version that it was made under, and as long as time alone
changes nothing.  It is thrown away for good when others need the room.
"""

from __future__ import annotations

import gzip
import hashlib
from collections import OrderedDict
from collections.abc import Callable, Hashable
from datetime import datetime
from threading import Lock

from django.conf import settings

from events.domain.feed_version import current_version
from events.domain.validator import FeedState, state_of_feeds
from events.values import FeedText

BUILDERS = 64
MEGABYTE = 1024 * 1024
# What a copy takes beside its text: its key, its tag and its moments.
OVERHEAD = 4096
QUICK = 6


Maker = Callable[[FeedState], FeedText]
Teller = Callable[..., FeedState]


class Copy:
    """What is kept of a feed or table: its tag, and its text compressed, plain, or both."""

    def __init__(self, made: FeedText, state: FeedState, now: datetime) -> None:
        self.tag = hashlib.sha256(made.body).hexdigest()[:32]
        self.name, self.changed_at, self.total = made.name, made.changed_at, made.total
        self.version, self.since, self.until = state.version, now, state.until
        self._plain: bytes | None = made.body
        self._packed: bytes | None = None
        self._lock = Lock()

    def holds(self, version: str, now: datetime) -> bool:
        """Whether making it at *now*, under *version*, would give the same."""
        return self.version == version and self.since <= now < self.until

    def text(self, *, packed: bool) -> bytes:
        """The bytes, through gzip when *packed*; made of the others the first time.

        The plain ones are dropped when somebody takes the packed ones, as nearly
        everybody does, and come back for who does not.
        """
        with self._lock:
            return self._pack() if packed else self._unpack()

    def take_over(self, former: Copy | None) -> None:
        """Keep the compressed text of *former*, if that was the same text."""
        if former is not None and former.tag == self.tag:
            self._packed = former._packed

    @property
    def size(self) -> int:
        """How many bytes of memory it takes, about."""
        return OVERHEAD + len(self._plain or b"") + len(self._packed or b"")

    def _pack(self) -> bytes:
        if self._packed is None:
            # Without the time of now, so that equal texts stay equal bytes.
            self._packed = gzip.compress(self._plain or b"", QUICK, mtime=0)
            self._plain = None
        return self._packed

    def _unpack(self) -> bytes:
        if self._plain is None:
            self._plain = gzip.decompress(self._packed or b"")
        return self._plain


class Copies:
    """The copies of this process, by what was asked; those used longest ago make room."""

    def __init__(self) -> None:
        self._copies: OrderedDict[Hashable, Copy] = OrderedDict()
        self._lock = Lock()
        # A number of locks that does not grow with what visitors think of asking.
        self._builders = tuple(Lock() for _number in range(BUILDERS))

    def find(self, key: Hashable, version: str, now: datetime) -> Copy | None:
        """The copy for *key* that holds at *now*."""
        with self._lock:
            copy = self._copies.get(key)
            if copy is None or not copy.holds(version, now):
                return None
            self._copies.move_to_end(key)
            return copy

    def keep(self, key: Hashable, copy: Copy) -> None:
        """Keep *copy* for *key*, and no more than there is room for."""
        with self._lock:
            copy.take_over(self._copies.get(key))
            self._copies[key] = copy
            self._copies.move_to_end(key)
            self._make_room()

    def text_of(self, copy: Copy, *, packed: bool) -> bytes:
        """The bytes of *copy*, as ``Copy.text``; others make room when it grows."""
        before = copy.size
        text = copy.text(packed=packed)
        if copy.size > before:
            with self._lock:
                self._make_room()
        return text

    def builder(self, key: Hashable) -> Lock:
        """Who may make the text for *key*: one thread at a time, the others wait for its copy."""
        return self._builders[hash(key) % BUILDERS]

    def forget(self) -> None:
        """Throw away all copies."""
        with self._lock:
            self._copies.clear()

    def _make_room(self) -> None:
        size, room = sum(copy.size for copy in self._copies.values()), settings.FEED_MEMORY_MB * MEGABYTE
        while size > room and self._copies:
            _key, copy = self._copies.popitem(last=False)
            size -= copy.size


copies = Copies()


def key_of(*asked: object) -> bytes:
    """What is *asked*, in few bytes: visitors may ask at any length."""
    return hashlib.sha256(repr(asked).encode()).digest()


def copy_of(key: Hashable, make: Maker, *, now: datetime, state_of: Teller = state_of_feeds) -> Copy:
    """The feed or table that *key* stands for, as *make* makes it; one query while nothing has changed.

    Only for what everybody may see.  *key* must name all that the text depends on beside
    rows and the day.  *state_of* says how long it holds.  What *make* raises is not remembered.
    """
    found = copies.find(key, current_version(), now)
    if found is not None:
        return found
    with copies.builder(key):
        state = state_of(now=now)
        found = copies.find(key, state.version, now)
        if found is None:
            found = Copy(make(state), state, now)
            copies.keep(key, found)
    return found
