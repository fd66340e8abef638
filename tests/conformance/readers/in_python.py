"""Two programs in Python: icalendar with recurring-ical-events, and vobject."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import icalendar
import recurring_ical_events
import vobject

from events.values import Window

from .found import MARGIN, Found, found, in_window, instant


def by_icalendar(body: bytes, window: Window) -> list[Found]:
    """Through icalendar and recurring-ical-events."""
    calendar = icalendar.Calendar.from_ical(body)
    assert not [error for component in calendar.walk() for error in component.errors]
    events = recurring_ical_events.of(calendar).between(window.start, window.end)
    dates = (found(e["SUMMARY"], e["DTSTART"].dt, e["DTEND"].dt, e["STATUS"]) for e in events)
    return in_window(dates, window)


def by_vobject(body: bytes, window: Window) -> list[Found]:
    """Through vobject, which expands rules and leaves changed dates to its user."""
    calendar = vobject.readOne(body.decode())
    changes = [vevent for vevent in calendar.vevent_list if hasattr(vevent, "recurrence_id")]
    replaced = {(vevent.uid.value, instant(vevent.recurrence_id.value)) for vevent in changes}
    dates = [_date(vevent, vevent.dtstart.value) for vevent in changes]
    for vevent in calendar.vevent_list:
        if vevent not in changes:
            for start in _starts(vevent, window):
                if (vevent.uid.value, instant(start)) not in replaced:
                    dates.append(_date(vevent, start))
    return in_window(dates, window)


def _starts(vevent: Any, window: Window) -> Iterator[date | datetime]:
    first = vevent.dtstart.value
    if not hasattr(vevent, "rrule"):
        yield first
        return
    for start in vevent.getrruleset():
        if start.date() > (window.end + MARGIN).date():
            return
        yield start if isinstance(first, datetime) else start.date()


def _date(vevent: Any, start: date | datetime) -> Found:
    first, last = vevent.dtstart.value, vevent.dtend.value
    end = start + (last - first)
    if isinstance(start, datetime) and isinstance(first, datetime):
        # The length holds on the clock of the meeting, also across a clock change.
        length = last.replace(tzinfo=None) - first.replace(tzinfo=None)
        end = (start.replace(tzinfo=None) + length).replace(tzinfo=start.tzinfo)
    return found(vevent.summary.value, start, end, vevent.status.value)
