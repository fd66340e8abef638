"""From a plan back to the fields and rows of its page; nothing is saved here."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from cop_platform.core.clock import AMSTERDAM
from events.models import EventPage, EventPageExtraDate, EventPageOverride
from events.rules import deserialize
from events.values import ExtraDate, Override, Schedule


def write_schedule(page: EventPage, schedule: Schedule) -> None:
    """Give *page* the plan *schedule*; rows of days that stay are kept, for the history of the page."""
    before = page.schedule
    if (before.start, before.end) != (schedule.start, schedule.end):
        page.start, page.end = _stored(schedule.start, schedule.end, all_day=schedule.all_day)
    if (before.rrule, before.excluded_on) != (schedule.rrule, schedule.excluded_on):
        page.recurrence = deserialize(recurrence_text(schedule.rrule, schedule.excluded_on))
    page.date_changes.set(_change_rows(page, schedule))
    page.extra_dates.set(_extra_rows(page, schedule))


def recurrence_text(rrule: str, excluded_on: Iterable[date] = ()) -> str:
    """A rule and its excluded dates as the text of a recurrence field."""
    days = ",".join(f"{day:%Y%m%d}" for day in excluded_on)
    return "\n".join([f"RRULE:{rrule}"] * bool(rrule) + [f"EXDATE;VALUE=DATE:{days}"] * bool(days))


def _change_rows(page: EventPage, schedule: Schedule) -> list[EventPageOverride]:
    rows = {row.original_on: row for row in page.date_changes.all()}
    found = []
    for number, override in enumerate(schedule.overrides):
        day = override.original.date()
        row = rows.get(day) or EventPageOverride(original_on=day)
        _fill(row, override, all_day=schedule.all_day)
        row.sort_order = number
        found.append(row)
    return found


def _fill(row: EventPageOverride, override: Override, *, all_day: bool) -> None:
    row.action, row.reason = override.action, override.reason
    row.new_start = row.new_end = None
    if override.start and override.end:
        row.new_start, row.new_end = _stored(override.start, override.end, all_day=all_day)


def _extra_rows(page: EventPage, schedule: Schedule) -> list[EventPageExtraDate]:
    rows: dict[ExtraDate, Any] = {
        row.as_extra_date(all_day=page.all_day): row for row in page.extra_dates.all()
    }
    found = []
    for number, extra in enumerate(schedule.extra_dates):
        start, end = _stored(extra.start, extra.end, all_day=schedule.all_day)
        row = rows.get(extra) or EventPageExtraDate(start=start, end=end)
        row.sort_order = number
        found.append(row)
    return found


def _stored(start: datetime, end: datetime, *, all_day: bool) -> tuple[datetime, datetime]:
    """Wall-clock *start* and *end* as a page stores them: aware, and the last day of whole days."""
    last = end - timedelta(days=1) if all_day else end
    return start.replace(tzinfo=AMSTERDAM), last.replace(tzinfo=AMSTERDAM)
