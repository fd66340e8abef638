"""Whether one can apply for a scheme today."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from resources.values import Window


class State(StrEnum):
    """What the visitor wants to know first."""

    OPEN = "open"
    CLOSED = "gesloten"
    UNKNOWN = "onbekend"


@dataclass(frozen=True)
class Standing:
    """The state of a scheme, with the window that explains it: this one or the next, or else the *last*."""

    state: State
    window: Window | None = None
    last: Window | None = None


def standing(windows: Iterable[Window], *, today: date) -> Standing:
    """How the scheme stands on *today*: open, closed (with the next window, or else the last) or unknown.

    Both days of a window count.  A window with an unknown bound never makes it open, and
    never closed while *today* may lie in it; one without bounds says nothing.
    """
    ordered = sorted(windows, key=lambda window: window.opens or date.max)
    current = next((window for window in ordered if _contains(window, today)), None)
    if current:
        return Standing(State.OPEN, current)
    is_known = any(window.opens and window.closes for window in ordered)
    if not is_known or any(_may_contain(window, today) for window in ordered):
        return Standing(State.UNKNOWN)
    coming = _next(ordered, today)
    return Standing(State.CLOSED, coming, None if coming else _last(ordered))


def _contains(window: Window, day: date) -> bool:
    return bool(window.opens and window.closes and window.opens <= day <= window.closes)


def _may_contain(window: Window, day: date) -> bool:
    """Whether the bound of *window* that is known leaves room for *day*."""
    if window.opens:
        return not window.closes and window.opens <= day
    return bool(window.closes and day <= window.closes)


def _next(windows: list[Window], day: date) -> Window | None:
    return next((window for window in windows if window.opens and window.opens > day), None)


def _last(windows: list[Window]) -> Window:
    """The one that closed last; there is one at least."""
    return max((one for one in windows if one.closes), key=lambda one: one.closes or date.min)
