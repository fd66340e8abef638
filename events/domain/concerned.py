"""How many people a change of dates concerns.

Whoever knows people by date registers a counter here.  As long as nobody does,
the number is unknown, and unknown is not zero.
"""

from collections.abc import Callable, Collection
from datetime import date
from uuid import UUID

# Takes the key of a meeting and the days that change; tells how many people get a message.
Counter = Callable[[UUID, Collection[date]], int]
_counters: list[Counter] = []


def counts_people(counter: Counter) -> Counter:
    """Register *counter*; its people are nobody else's, as the counts are added up."""
    _counters.append(counter)
    return counter


def people_concerned(key: UUID, days: Collection[date]) -> int | None:
    """How many people get a message when *days* of the meeting with *key* change; None: nobody knows."""
    return sum(counter(key, days) for counter in _counters) if _counters else None
