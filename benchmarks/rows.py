"""The meetings as rows, as publishing them would have written them."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime

from benchmarks.data import TODAY, Meeting
from cop_platform.core.clock import AMSTERDAM
from cop_platform.taxonomy.models import EventFormat, EventType, Theme
from events.domain.feed_copies import copies
from events.domain.feed_version import feeds_changed
from events.domain.horizon import AHEAD, ALWAYS, PAST, _recurrence_id, _row, schedule_of
from events.domain.ical import safe_vevents
from events.domain.publishing import calendar_event
from events.domain.recurrence import occurrences_between
from events.models import Event, Occurrence, Override
from events.values import Window

NOW = TODAY.replace(tzinfo=AMSTERDAM)
REVISED = datetime(2026, 2, 1, 9, tzinfo=UTC)


def fill(found: list[Meeting]) -> None:
    """Put exactly the meetings *found* in the database."""
    Event.objects.all().delete()
    events = Event.objects.bulk_create([_event(meeting) for meeting in found], batch_size=500)
    moved = [row for event, meeting in zip(events, found, strict=True) if (row := _override(event, meeting))]
    Override.objects.bulk_create(moved)
    _file_under_themes(events, found)
    stored = list(Event.objects.order_by("pk").prefetch_related("themes", "overrides"))
    for event, meeting in zip(stored, found, strict=True):
        event.vevents = safe_vevents(calendar_event(event, meeting.description))
    Event.objects.bulk_update(stored, ["vevents"], batch_size=500)
    Occurrence.objects.bulk_create([row for event in stored for row in _dates(event)], batch_size=1000)
    feeds_changed()
    copies.forget()


def _event(meeting: Meeting) -> Event:
    start, end = (_aware(text) for text in (meeting.start, meeting.end))
    number = meeting.title.split()[1]
    return Event(
        key=uuid.uuid5(uuid.NAMESPACE_URL, meeting.uid),
        uid=meeting.uid,
        created_at=REVISED,
        revised_at=REVISED,
        slug=f"intervisie-{number}",
        title=meeting.title,
        summary=meeting.description,
        venue=meeting.venue,
        starts_at=start,
        ends_at=end,
        rrule=meeting.rrule,
        excluded_on=[text[:10] for text in meeting.excluded],
        event_type=EventType.objects.get_or_create(slug="intervisie")[0],
        event_format=EventFormat.objects.get_or_create(slug="op-locatie")[0],
    )


def _override(event: Event, meeting: Meeting) -> Override | None:
    if not meeting.moved:
        return None
    original, start, end = (_aware(text) for text in meeting.moved)
    return Override(event=event, recurrence_id=original, action="move", starts_at=start, ends_at=end)


def _file_under_themes(events: list[Event], found: list[Meeting]) -> None:
    names = sorted({meeting.theme for meeting in found})
    themes = {
        name: Theme.objects.get_or_create(slug=name.lower().replace(" ", "-"), defaults={"label_nl": name})[0]
        for name in names
    }
    between = Event.themes.through
    rows = (
        between(event_id=event.pk, theme_id=themes[meeting.theme].pk)
        for event, meeting in zip(events, found, strict=True)
    )
    between.objects.bulk_create(rows, batch_size=500)


def _dates(event: Event) -> list[Occurrence]:
    window = Window(NOW - PAST, NOW + AHEAD) if event.rrule else ALWAYS
    planned = occurrences_between(schedule_of(event), window)
    return [_row(event, _recurrence_id(one), one) for one in planned]


def _aware(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=AMSTERDAM)
