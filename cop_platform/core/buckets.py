"""Token buckets: how often somebody may ask something, counted in the memory of this process.

Not in the cache: one that is a table would cost more queries than what is limited,
so with several web processes each of them allows as much.
"""

import math
from collections import OrderedDict
from collections.abc import Hashable
from threading import Lock

HOUR = 3600


class Buckets:
    """A bucket for each key, at most *most*; the one that was used longest ago is forgotten."""

    def __init__(self, most: int = 20_000) -> None:
        self.most = most
        self._levels: OrderedDict[Hashable, tuple[float, float]] = OrderedDict()
        self._lock = Lock()

    def take(self, key: Hashable, *, per_hour: int, now: float) -> int:
        """Take one of the *per_hour* of *key*: 0, or after how many seconds there is one again."""
        with self._lock:
            level, since = self._levels.pop(key, (float(per_hour), now))
            level = min(per_hour, level + max(0.0, now - since) * per_hour / HOUR)
            taken = level >= 1
            self._levels[key] = (level - taken, now)
            while len(self._levels) > self.most:
                self._levels.popitem(last=False)
        return 0 if taken else max(1, math.ceil((1 - level) * HOUR / per_hour))

    def clear(self) -> None:
        """Forget everybody."""
        with self._lock:
            self._levels.clear()
