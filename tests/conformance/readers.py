"""Feeds as three other programs read them: each gives the same kind of dates to compare."""

import json
import shutil
import subprocess
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import icalendar
import recurring_ical_events
import vobject

from cop_platform.core.clock import AMSTERDAM
from events.values import Window

ROOT = Path(__file__).parents[2]
ICAL_JS = ROOT / "frontend" / "node_modules" / "ical.js" / "dist" / "ical.js"
MARK = "Geannuleerd: "
# A date may start long before the window it is in, and be moved into it.
MARGIN = timedelta(days=60)


class Found(NamedTuple):
    """One date: the title without its mark, and instants in UTC."""

    title: str
    start: datetime
    end: datetime
    status: str


def by_icalendar(body: bytes, window: Window) -> list[Found]:
    """Through icalendar and recurring-ical-events."""
    calendar = icalendar.Calendar.from_ical(body)
    assert not [error for component in calendar.walk() for error in component.errors]
    events = recurring_ical_events.of(calendar).between(window.start, window.end)
    return in_window(
        (_found(e["SUMMARY"], e["DTSTART"].dt, e["DTEND"].dt, e["STATUS"]) for e in events), window
    )


def by_vobject(body: bytes, window: Window) -> list[Found]:
    """Through vobject, which expands rules and leaves changed dates to its user."""
    calendar = vobject.readOne(body.decode())
    changes = [vevent for vevent in calendar.vevent_list if hasattr(vevent, "recurrence_id")]
    replaced = {(vevent.uid.value, instant(vevent.recurrence_id.value)) for vevent in changes}
    found = [_vobject_date(vevent, vevent.dtstart.value) for vevent in changes]
    for vevent in calendar.vevent_list:
        if vevent not in changes:
            for start in _vobject_starts(vevent, window):
                if (vevent.uid.value, instant(start)) not in replaced:
                    found.append(_vobject_date(vevent, start))
    return in_window(found, window)


def by_ical_js(body: bytes, window: Window) -> list[Found]:
    """Through ical.js, which Thunderbird uses."""
    until = str(int((window.end + MARGIN).timestamp()))
    script = ROOT / "tests" / "conformance" / "expand.mjs"
    command = [node(), str(script), ICAL_JS.as_uri(), until]
    run = subprocess.run(command, input=body, capture_output=True, check=True)
    read = (
        _found(title, _js(start), _js(end), status) for title, start, end, status in json.loads(run.stdout)
    )
    return in_window(read, window)


def node() -> str:
    """The JavaScript engine that the front end is built with; missing is a failure, not an excuse."""
    own = ROOT / "var" / "node" / "bin" / "node"
    found = shutil.which("node") or (str(own) if own.exists() else None)
    assert found, "node is missing: run make assets"
    assert ICAL_JS.exists(), "ical.js is missing: run make assets"
    return found


def in_window(found: Any, window: Window) -> list[Found]:
    """Those of *found* that overlap *window*, in order."""
    return sorted(one for one in found if one.start < window.end and one.end > window.start)


def instant(value: date | datetime) -> datetime:
    """*value* in UTC; a day begins at midnight in Amsterdam."""
    if not isinstance(value, datetime):
        value = datetime.combine(value, time.min, AMSTERDAM)
    return value.astimezone(UTC)


def _found(title: Any, start: date | datetime, end: date | datetime, status: Any) -> Found:
    return Found(str(title).removeprefix(MARK), instant(start), instant(end), str(status))


def _js(value: int | str) -> date | datetime:
    return date.fromisoformat(value) if isinstance(value, str) else datetime.fromtimestamp(value, UTC)


def _vobject_starts(vevent: Any, window: Window) -> Iterator[date | datetime]:
    first = vevent.dtstart.value
    if not hasattr(vevent, "rrule"):
        yield first
        return
    for start in vevent.getrruleset():
        if start.date() > (window.end + MARGIN).date():
            return
        yield start if isinstance(first, datetime) else start.date()


def _vobject_date(vevent: Any, start: date | datetime) -> Found:
    first, last = vevent.dtstart.value, vevent.dtend.value
    end = start + (last - first)
    if isinstance(start, datetime) and isinstance(first, datetime):
        # The length holds on the clock of the meeting, also across a clock change.
        length = last.replace(tzinfo=None) - first.replace(tzinfo=None)
        end = (start.replace(tzinfo=None) + length).replace(tzinfo=start.tzinfo)
    return _found(vevent.summary.value, start, end, vevent.status.value)
