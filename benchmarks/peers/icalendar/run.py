"""The feed built by icalendar alone, as a view would for each request: no HTTP, no database."""

import json
import sys
import time
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from zoneinfo import ZoneInfo

import icalendar

ZONE = ZoneInfo("Europe/Amsterdam")
STAMP = datetime(2026, 2, 1, 9, tzinfo=ZONE)


def wall(text):
    """A moment on the clock in Amsterdam."""
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


def component(meeting, start, end):
    """One VEVENT with the facts of *meeting*."""
    event = icalendar.Event()
    event.add("uid", meeting["uid"])
    event.add("dtstamp", STAMP)
    event.add("last-modified", STAMP)
    event.add("sequence", 0)
    event.add("status", "CONFIRMED")
    event.add("summary", meeting["title"])
    event.add("description", meeting["description"])
    event.add("location", meeting["venue"])
    event.add("categories", [meeting["theme"]])
    event.add("dtstart", wall(start))
    event.add("dtend", wall(end))
    return event


def feed(meetings):
    """All *meetings* as a calendar, with rules, exceptions and moved dates."""
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//x//x//NL")
    calendar.add("version", "2.0")
    for meeting in meetings:
        event = component(meeting, meeting["start"], meeting["end"])
        if meeting["rrule"]:
            event.add("rrule", icalendar.vRecur.from_ical(meeting["rrule"]))
        for day in meeting["excluded"]:
            event.add("exdate", wall(day))
        calendar.add_component(event)
        if meeting["moved"]:
            original, start, end = meeting["moved"]
            changed = component(meeting, start, end)
            changed.add("recurrence-id", wall(original))
            calendar.add_component(changed)
    return calendar.to_ical()


def main():
    """Build once for every line that comes in; tell how long it took."""
    meetings = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    say({"versions": {"icalendar": version("icalendar")}})
    for _line in sys.stdin:
        start = time.perf_counter()
        body = feed(meetings)
        say({"seconds": time.perf_counter() - start, "events": body.count(b"BEGIN:VEVENT")})


def say(data):
    """One line of JSON."""
    sys.stdout.write(f"{json.dumps(data)}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
