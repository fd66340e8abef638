"""How long one event may keep us busy; only in a process of its own, as it uses a signal."""

from __future__ import annotations

import gc
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

SECONDS = 0.25
# Python swallows what is raised in a finaliser: the signal comes again until somebody hears it.
AGAIN = 0.05


class Impatient(BaseException):
    """The time is over.  Not an ``Exception``: nobody in between may take it for a bad value."""


@contextmanager
def patience(seconds: float = SECONDS) -> Iterator[None]:
    """Raise ``Impatient`` in the block after *seconds* of computing; waiting does not count.

    Nor does collecting garbage, which is not the event's own: that waits until the end.
    """
    before = signal.signal(signal.SIGVTALRM, _give_up)
    gc.disable()
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds, AGAIN)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        gc.enable()
        signal.signal(signal.SIGVTALRM, before)


def _give_up(number: int, frame: FrameType | None) -> None:
    raise Impatient
