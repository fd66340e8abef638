"""What nobody can beat with the same rows: reading them and joining their text; and the slow way."""

from __future__ import annotations

from typing import Any

import icalendar
from django.db import connection

from benchmarks.rows import NOW
from events.domain.feeds import select
from events.domain.horizon import schedule_of
from events.domain.ical.calendar import VTIMEZONE
from events.domain.ical.series import _recurring, _single
from events.domain.publishing import calendar_event
from events.models import Event
from events.values import FeedFilter


def statement() -> tuple[str, Any]:
    """The statement that reads the texts of the feed of everything."""
    chosen = select(FeedFilter(), now=NOW).values("pk")
    rows = Event.objects.filter(pk__in=chosen).order_by("pk").values_list("vevents")
    sql, parameters = rows.query.sql_with_params()
    return sql, parameters


def read_and_join(found: tuple[str, Any]) -> bytes:
    """The stored texts in one string of bytes, by a plain cursor."""
    with connection.cursor() as cursor:
        cursor.execute(*found)
        return "".join([VTIMEZONE, *(text for (text,) in cursor.fetchall())]).encode()


def build_with_icalendar() -> bytes:
    """The feed built of its rows by icalendar, as one would for each request."""
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//x//x//NL")
    calendar.add("version", "2.0")
    events = Event.objects.filter(is_published=True).prefetch_related("themes", "overrides")
    for event in events.select_related("event_format"):
        facts = calendar_event(event, event.summary)
        is_series = schedule_of(event).is_recurring
        for component in _recurring(facts) if is_series else [_single(facts)]:
            calendar.add_component(component)
    return bytes(calendar.to_ical())
