"""Materialises the dates of a meeting for a rolling horizon."""

from datetime import datetime, timedelta

from django.db import transaction

from cop_platform.core.clock import AMSTERDAM, local
from events.domain.feed_version import feeds_changed
from events.domain.recurrence import occurrences_between
from events.domain.seats.seatings import sync_seatings
from events.models import Event, Occurrence, Override, Seating
from events.models.event import EventStatus
from events.values import ExtraDate, PlannedOccurrence, Schedule, Window
from events.values import Override as OverrideValue

PAST = timedelta(days=730)
AHEAD = timedelta(days=550)
# What is told of a date; its event and original start identify it.
FACTS = ("on_date", "starts_at", "ends_at", "status", "reason", "is_moved", "is_extra")
# A single meeting has few dates: they are all kept, however far away.
ALWAYS = Window(datetime(1990, 1, 1, tzinfo=AMSTERDAM), datetime(2200, 1, 1, tzinfo=AMSTERDAM))


def schedule_of(event: Event) -> Schedule:
    """The plan of *event* as a value, in wall-clock time."""
    return Schedule(
        start=_wall(event.starts_at),
        end=_wall(event.ends_at),
        all_day=event.all_day,
        time_zone=event.time_zone,
        rrule=event.rrule,
        excluded_on=tuple(datetime.fromisoformat(day).date() for day in event.excluded_on),
        overrides=tuple(_override(row) for row in event.overrides.all()),
        extra_dates=tuple(
            ExtraDate(datetime.fromisoformat(start), datetime.fromisoformat(end))
            for start, end in event.extra_dates
        ),
    )


@transaction.atomic
def materialise(event: Event, *, now: datetime) -> int:
    """Bring the Occurrence rows of *event* in line with its plan; returns how many changed.

    The horizon runs from two years before *now* to eighteen months after it.  Rows
    are kept by their original start, and go along when that moves, so what refers to a
    date keeps referring to it.
    """
    schedule = schedule_of(event)
    # In two parts: no expansion gives more than a thousand dates, and a daily series has more.
    windows = [Window(now - PAST, now), Window(now, now + AHEAD)] if event.rrule else [ALWAYS]
    window = Window(windows[0].start, windows[-1].end)
    planned = {_recurrence_id(p): p for part in windows for p in occurrences_between(schedule, part)}
    existing = _followed(event, {row.recurrence_id: row for row in event.occurrences.all()}, planned)
    gone = [row.pk for start, row in existing.items() if start not in planned and row.ends_at > window.start]
    changed = _drop(event, gone) if gone else 0
    changed += _store([_row(event, key, p) for key, p in planned.items()], existing)
    Event.objects.filter(pk=event.pk).update(expanded_until=window.end)
    sync_seatings(event, now=now)
    return changed


def extend_horizon(now: datetime, *, margin: timedelta = timedelta(days=30)) -> int:
    """Expand every published series whose dates end before the horizon; returns how many rows changed."""
    due = Event.objects.published().exclude(rrule="").filter(expanded_until__lt=now + AHEAD - margin)
    return sum(_extend(event, now) for event in due.prefetch_related("overrides"))


@transaction.atomic
def _extend(event: Event, now: datetime) -> int:
    if changed := materialise(event, now=now):
        feeds_changed()
    return changed


def _followed(
    event: Event, existing: dict[datetime, Occurrence], planned: dict[datetime, PlannedOccurrence]
) -> dict[datetime, Occurrence]:
    """*existing*, with the dates that have seats under the start that the plan gives them now.

    When a series begins at another hour each date stays itself, by its day; the only
    date of a meeting stays itself wherever it goes.
    """
    new = [start for start in planned if start not in existing]
    gone = [start for start in existing if start not in planned]
    if not new or not gone:
        return existing
    days = {planned[start].original.date(): start for start in new}
    is_single = len(existing) == len(planned) == 1
    held = set(Seating.objects.filter(event=event).values_list("occurrence", flat=True))
    for start in gone:
        row = existing[start]
        now_at = new[0] if is_single else days.get(row.on_date)
        if now_at is not None and row.pk in held:
            event.occurrences.filter(pk=row.pk).update(recurrence_id=now_at)
            row.recurrence_id = now_at
    return {row.recurrence_id: row for row in existing.values()}


def _drop(event: Event, gone: list[int]) -> int:
    """Delete the dates that are *gone* from the plan; one that people registered for stays, as cancelled."""
    Seating.objects.filter(occurrence__in=gone, registrations=None).delete()
    dates = event.occurrences.filter(pk__in=gone)
    off = {"status": EventStatus.CANCELLED}
    kept = dates.filter(seating__isnull=False).exclude(**off).update(**off)
    return kept + dates.filter(seating=None).delete()[0]


def _store(rows: list[Occurrence], existing: dict[datetime, Occurrence]) -> int:
    """Write what is new or differs, in one statement that keeps the rows there are; returns how many."""
    differing = [row for row in rows if not _is_same(row, existing.get(row.recurrence_id))]
    Occurrence.objects.bulk_create(
        differing,
        update_conflicts=True,
        unique_fields=["event", "recurrence_id"],
        update_fields=FACTS,
    )
    return len(differing)


def _is_same(row: Occurrence, stored: Occurrence | None) -> bool:
    return stored is not None and all(getattr(row, name) == getattr(stored, name) for name in FACTS)


def _row(event: Event, recurrence_id: datetime, planned: PlannedOccurrence) -> Occurrence:
    return Occurrence(
        event=event,
        recurrence_id=recurrence_id,
        on_date=planned.original.date(),
        starts_at=planned.start,
        ends_at=planned.end,
        status=EventStatus.CANCELLED if planned.is_cancelled else EventStatus.PLANNED,
        reason=planned.reason,
        is_moved=planned.is_moved,
        is_extra=planned.is_extra,
    )


def _override(row: Override) -> OverrideValue:
    return OverrideValue(
        original=_wall(row.recurrence_id),
        action="move" if row.action == Override.Action.MOVE else "cancel",
        start=_wall(row.starts_at) if row.starts_at else None,
        end=_wall(row.ends_at) if row.ends_at else None,
        reason=row.reason,
    )


def _recurrence_id(planned: PlannedOccurrence) -> datetime:
    return planned.original.replace(tzinfo=AMSTERDAM)


def _wall(moment: datetime) -> datetime:
    return local(moment).replace(tzinfo=None)
