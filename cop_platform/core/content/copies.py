"""Pages as they were made, in the memory of this process."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date
from threading import Lock

from django.conf import settings
from django.http import HttpResponse
from django.urls import ResolverMatch

MEGABYTE = 1_000_000
# What a copy takes besides its text, about.
OVERHEAD = 2_000


@dataclass(frozen=True)
class PageCopy:
    """One page for anybody; it holds while the content is the same, until midnight in Amsterdam."""

    version: str
    day: date
    match: ResolverMatch
    headers: dict[str, str]
    content: bytes

    def answer(self) -> HttpResponse:
        """The page once more."""
        return HttpResponse(self.content, headers=self.headers)

    @property
    def size(self) -> int:
        """How many bytes of memory it takes, about."""
        return OVERHEAD + len(self.content)


class PageCopies:
    """The copies of this process by what was asked; those used longest ago make room."""

    def __init__(self) -> None:
        self._copies: OrderedDict[Hashable, PageCopy] = OrderedDict()
        self._size = 0
        self._lock = Lock()

    def find(self, key: Hashable) -> PageCopy | None:
        """The copy for *key*, whether it still holds or not."""
        with self._lock:
            if key in self._copies:
                self._copies.move_to_end(key)
            return self._copies.get(key)

    def keep(self, key: Hashable, copy: PageCopy) -> None:
        """Keep *copy* for *key*, and no more than there is room for."""
        with self._lock:
            former = self._copies.pop(key, None)
            self._copies[key] = copy
            self._size += copy.size - (former.size if former else 0)
            while self._size > settings.PAGE_MEMORY_MB * MEGABYTE and self._copies:
                self._size -= self._copies.popitem(last=False)[1].size

    def __len__(self) -> int:
        return len(self._copies)

    def forget(self) -> None:
        """Throw away all copies."""
        with self._lock:
            self._copies.clear()
            self._size = 0


copies = PageCopies()
