"""Feeds as other programs read them: each reader gives the same kind of dates to compare."""

from .found import MARK, Found, in_window, instant
from .in_c import by_libical
from .in_javascript import by_ical_js, by_rrule_js
from .in_python import by_icalendar, by_vobject

READERS = (by_icalendar, by_vobject, by_ical_js, by_rrule_js, by_libical)

__all__ = [
    "MARK",
    "READERS",
    "Found",
    "by_ical_js",
    "by_icalendar",
    "by_libical",
    "by_rrule_js",
    "by_vobject",
    "in_window",
    "instant",
]
