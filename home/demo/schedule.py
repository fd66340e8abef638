"""Dates that never go stale: plans relative to today become dates on the calendar.

A series keeps its rhythm from run to run: which weeks or months an interval picks is
counted from a fixed day, so only what must move does.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from dateutil.rrule import rrulestr

from cop_platform.core.clock import AMSTERDAM

# A Monday and a first of January: the start of every rhythm.
ANCHOR = datetime(2018, 1, 1)  # noqa: DTZ001
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")

Plan = Mapping[str, Any]


@dataclass(frozen=True)
class Planned:
    """The dates of one meeting, aware; *changes* and *extra* are fields of their rows."""

    start: datetime
    end: datetime
    rule: str = ""
    all_day: bool = False
    changes: tuple[dict[str, Any], ...] = ()
    extra: tuple[dict[str, Any], ...] = ()


def planned(plan: Plan, today: date) -> Planned:
    """What *plan* means on *today*; see the kinds single, recurring, all_day in the content."""
    if plan["kind"] == "recurring":
        return _series(plan, today)
    first = first_day(plan, today)
    if plan["kind"] == "all_day":
        last = first + timedelta(days=plan["days"] - 1)
        return Planned(_at(first), _at(last), all_day=True)
    start, end = _span(first, plan)
    parts = (
        _span(first + timedelta(days=part["offset_days"]), part) for part in plan.get("additional_parts", ())
    )
    return Planned(start, end, extra=tuple({"start": a, "end": b} for a, b in parts))


def first_day(plan: Plan, today: date) -> date:
    """The first day on or after today plus the offset that falls on the weekday, if one is asked."""
    day = today + timedelta(days=plan["offset_days"])
    if "weekday" in plan:
        day += timedelta(days=(WEEKDAYS.index(plan["weekday"]) - day.weekday()) % 7)
    return day


def clock_time(text: str) -> time:
    """A time of day from ``HH:MM``."""
    return time.fromisoformat(text)


def _series(plan: Plan, today: date) -> Planned:
    first = next(_days(plan["rrule"], today + timedelta(days=plan["series_offset_days"])))
    start, end = _span(first, plan)
    changes = (_change(plan, exception, today) for exception in plan.get("exceptions", ()))
    return Planned(start, end, rule=f"RRULE:{plan['rrule']}", changes=tuple(changes))


def _days(rule: str, since: date) -> Iterator[date]:
    """The days of *rule* from *since* on, without end."""
    endless = ";".join(part for part in rule.split(";") if not part.startswith(("COUNT=", "UNTIL=")))
    moments = rrulestr(endless, dtstart=ANCHOR)
    moment = moments.after(datetime.combine(since, time.min), inc=True)
    while moment is not None:
        yield moment.date()
        moment = moments.after(moment)


def _change(plan: Plan, exception: Plan, today: date) -> dict[str, Any]:
    days = _days(plan["rrule"], today)
    original = [next(days) for _number in range(exception["nth_upcoming"])][-1]
    fields = {"original_on": original, "action": exception["action"], "reason": exception["reason"]}
    if exception["action"] == "move":
        moved = {**plan, **exception["to"]}
        fields["new_start"], fields["new_end"] = _span(original + timedelta(days=moved["days"]), moved)
    return fields


def _span(day: date, plan: Plan) -> tuple[datetime, datetime]:
    start = _at(day, clock_time(plan["start_time"]))
    return start, start + timedelta(minutes=plan["duration_minutes"])


def _at(day: date, moment: time = time.min) -> datetime:
    return datetime.combine(day, moment, tzinfo=AMSTERDAM)
