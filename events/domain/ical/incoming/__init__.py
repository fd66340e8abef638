"""Read a calendar of somebody else, without trusting one byte of it."""

from .reading import read_calendar
from .refusals import CalendarUnreadable

__all__ = ["CalendarUnreadable", "read_calendar"]
