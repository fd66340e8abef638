"""Small things that many pages ask for, kept in the memory of this process while the content is the same."""

from collections.abc import Callable, Hashable
from typing import TypeVar

from cop_platform.core.content.stamps import current_version

Thing = TypeVar("Thing")
_things: dict[str, tuple[Hashable, object]] = {}


def remembered(name: str, make: Callable[[], Thing], *also: Hashable) -> Thing:
    """What *make* returns; made anew when the content, or what it *also* depends on, is another.

    *name* is one of few that are written in our code.  Nobody may change what is returned.
    """
    state = (current_version(), also)
    found = _things.get(name)
    if found is None or found[0] != state:
        found = (state, make())
        _things[name] = found
    return found[1]  # type: ignore[return-value]
