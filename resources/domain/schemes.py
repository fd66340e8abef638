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
    """The state of a scheme, with the window that explains it."""

    state: State
    window: Window | None = None


def standing(windows: Iterable[Window], *, today: date) -> Standing:
    """How the scheme stands on *today*: open, closed (with the next window, if known) or unknown.

    Both days of a window count.  A window with an unknown bound says nothing.
    """
    dated = sorted(
        (window for window in windows if window.opens and window.closes),
        key=lambda window: window.opens or date.max,
    )
    if not dated:
        return Standing(State.UNKNOWN)
    current = next((window for window in dated if _contains(window, today)), None)
    if current:
        return Standing(State.OPEN, current)
    return Standing(State.CLOSED, _next(dated, today))


def _contains(window: Window, day: date) -> bool:
    return bool(window.opens and window.closes and window.opens <= day <= window.closes)


def _next(windows: list[Window], day: date) -> Window | None:
    return next((window for window in windows if window.opens and window.opens > day), None)
