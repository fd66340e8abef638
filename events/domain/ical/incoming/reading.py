"""From the bytes of a partner to a ``ParsedCalendar``."""

from __future__ import annotations

from events.partner_values import ParsedCalendar
from events.values import Window


def read_calendar(body: bytes, window: Window) -> ParsedCalendar:
    """The meetings in *body*, and their dates within *window* ``[start, end)``, earliest first.

    Runs in a process of its own with little time and memory.  A bad event becomes
    a ``Problem``, the rest is read.  At most 2 MiB, 2,000 events, 5,000 dates, 10 s.
    Raises ``CalendarUnreadable`` when nothing can be used.
    """
    raise NotImplementedError
