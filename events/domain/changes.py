"""What changed in the public agenda, in an order in which nobody misses anything.

The order is that of ``told_at``: when a public meeting changed, or when one ceased to
be public.  A row only ever moves to the end.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Case, Count, Exists, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce

from events.domain.agenda import events_for, midnight, occurrences_for
from events.domain.position import SETTLED_AFTER, START, Position
from events.models import Event, Occurrence
from events.models.event import EventQuerySet, OccurrenceQuerySet
from events.values import FeedFilter

RELATED = ("event_type", "event_format", "organiser", "community")
LISTS = ("regions", "themes", "audiences")


def told() -> EventQuerySet:
    """Meetings that are public or were once, in the order in which that is told.

    Each with ``is_public_now`` and ``told_at``.  Of one that left nothing later counts:
    what its members change must not show from outside.
    """
    public = Q(pk__in=Event.objects.public().order_by().values("pk"))
    moment = Case(When(public, then=F("revised_at")), default=F("withdrawn_at"))
    known: dict[str, Any] = {"is_public_now": public, "told_at": moment}
    events: EventQuerySet = Event.objects.annotate(**known)
    return events.exclude(told_at=None).order_by("told_at", "uid")


def after(position: Position) -> Q:
    """What comes later than *position* in the order of ``told``."""
    later = Q(told_at__gt=position.moment)
    return later | Q(told_at=position.moment, uid__gt=position.uid)


def token_after(since: Position | None, *, given: str, now: datetime) -> str:
    """What a reader who gets everything after *since* at *now* may ask next time.

    The newest change that has settled: one that is not seen yet may still turn up with
    an earlier moment than one that is.  Without any, what they had *given*.
    """
    settled = told().filter(after(since or START), told_at__lte=now - SETTLED_AFTER)
    newest = settled.order_by("-told_at", "-uid").values_list("told_at", "uid").first()
    if newest is not None:
        return Position(*newest).token
    return given or START.token


def changed_events(
    chosen: FeedFilter, *, position: Position, with_gone: bool, number: int
) -> Sequence[Event]:
    """The first *number* meetings after *position*, each with ``is_selected``.

    *with_gone*: also those that are not in the selection (any more), else only those that are.
    """
    selected = events_for(chosen, _on_days(chosen, Event.objects.public()))
    events = told().filter(after(position)).annotate(is_selected=Q(pk__in=selected.order_by().values("pk")))
    if not with_gone:
        events = events.filter(is_selected=True)
    return list(events.select_related(*RELATED).prefetch_related(*LISTS)[:number])


def changed_dates(
    chosen: FeedFilter, *, position: Position, now: datetime, number: int
) -> tuple[list[tuple[Event, list[Occurrence]]], bool]:
    """Meetings after *position* with all their selected dates, and whether more follow.

    Whole meetings only, up to the one with which there are *number* dates or meetings,
    so that a reader can put these dates in the place of all they had.
    """
    dates = public_dates(chosen, now=now)
    of_event = dates.filter(event=OuterRef("pk")).order_by().values("event")
    many = Coalesce(Subquery(of_event.annotate(many=Count("pk")).values("many")), Value(0))
    events = told().filter(after(position)).annotate(number_of_dates=many)
    found = list(events[: number + 1])
    page = _whole(found, number)
    by_event: dict[int, list[Occurrence]] = defaultdict(list)
    for row in with_event(dates.filter(event__in=[event.pk for event in page])):
        by_event[row.event_id].append(row)
    return [(event, by_event[event.pk]) for event in page], len(page) < len(found)


def public_dates(chosen: FeedFilter, *, now: datetime) -> OccurrenceQuerySet:
    """The public dates that *chosen* asks for, by their start; without a first day from *now* on."""
    dates = occurrences_for(chosen, viewer=AnonymousUser(), now=now)
    return dates.order_by("starts_at", "recurrence_id", "event__uid")


def with_event(dates: Any) -> Any:
    """*dates* with everything that is told of their meetings; three more queries."""
    related, lists = ([f"event__{name}" for name in names] for names in (RELATED, LISTS))
    return dates.select_related(*related).prefetch_related(*lists)


def _whole(events: list[Event], number: int) -> list[Event]:
    """The first of *events*, until there are *number* of them or of their dates."""
    page: list[Event] = []
    dates = 0
    for event in events[:number]:
        if dates >= number:
            break
        page.append(event)
        dates += event.number_of_dates
    return page


def _on_days(chosen: FeedFilter, events: EventQuerySet) -> EventQuerySet:
    """Those of *events* with a date on one of the days of *chosen*; without days all of them."""
    dates = Occurrence.objects.filter(event=OuterRef("pk"))
    if chosen.from_on:
        dates = dates.filter(ends_at__gt=midnight(chosen.from_on))
    if chosen.to_on:
        dates = dates.filter(starts_at__lt=midnight(chosen.to_on + timedelta(days=1)))
    return events.filter(Exists(dates)) if chosen.from_on or chosen.to_on else events
