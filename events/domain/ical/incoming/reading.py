"""From the bytes of a partner to a ``ParsedCalendar``, in a process that may fail."""

from __future__ import annotations

import json
from typing import Any

from cop_platform.core.own_process import Fell, output_of
from events.partner_values import ParsedCalendar
from events.values import Window

from .refusals import sentence_of, unreadable
from .wire import unpacked

MAX_BYTES = 2 * 1024 * 1024
WALL_SECONDS = 10.0
# Where the rules of time zones are.
_OF_ZONES = ("TZDIR", "PYTHONTZPATH")


def read_calendar(body: bytes, window: Window, *, seconds: float = WALL_SECONDS) -> ParsedCalendar:
    """The meetings in *body*, and their dates within *window* ``[start, end)``, earliest first.

    Runs in a process of its own with little time and memory.  A bad event becomes
    a ``Problem``, the rest is read.  At most 2 MiB, 2,000 events, 5,000 dates, 10 s.
    Raises ``CalendarUnreadable`` when nothing can be used.
    """
    if len(body) > MAX_BYTES:
        raise unreadable("too_large")
    answer = _answer(body, window, seconds)
    if "refused" in answer:
        raise unreadable(answer["refused"])
    return unpacked(answer, sentence_of)


def _answer(body: bytes, window: Window, seconds: float) -> dict[str, Any]:
    """What the process says; raises ``CalendarUnreadable`` when it was stopped or fell."""
    times = (window.start.isoformat(), window.end.isoformat())
    try:
        written = output_of(__package__, *times, body=body, seconds=seconds, variables=_OF_ZONES)
    except Fell as fall:
        raise unreadable("too_slow" if fall.is_slow else "crashed") from fall
    answer: dict[str, Any] = json.loads(written)
    return answer
