"""What the agenda holds: dates of meetings by filter, and how many there are per choice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import reduce
from operator import and_
from typing import Any

from dateutil.relativedelta import relativedelta
from django.db.models import CharField, Count, F, Q, Value

from cop_platform.core.clock import AMSTERDAM, today
from cop_platform.core.search.analyser import Word, query_terms
from cop_platform.core.search.marks import mark
from cop_platform.taxonomy.models import LabourMarketRegion
from events.domain.filters import FACETS
from events.models import Event, Occurrence
from events.models.event import EventQuerySet, OccurrenceQuerySet
from events.values import FeedFilter

# Where an event keeps the address of each choice.
PATHS = {
    "regio": "regions__slug",
    "thema": "themes__slug",
    "doelgroep": "audiences__slug",
    "soort": "event_type__slug",
    "vorm": "event_format__slug",
    "community": "community__slug",
    "organisatie": "organiser__slug",
}
NEARBY_MONTHS = 3
# What the page of a meeting shows of it.
SHOWN = ("event_type", "event_format", "organiser", "community", "page", "terms")


def events_for(chosen: FeedFilter, events: EventQuerySet) -> EventQuerySet:
    """Those of *events* that *chosen* asks for, whenever they take place."""
    for parameter, field in FACETS.items():
        if slugs := getattr(chosen, field):
            # A subquery, because a join would give a meeting with two regions twice.
            found = Event.objects.filter(**{f"{PATHS[parameter]}__in": slugs})
            events = events.filter(pk__in=found.order_by().values("pk"))
    return events.filter(_has_words(chosen.query)) if chosen.query else events


def occurrences_for(chosen: FeedFilter, *, viewer: Any, now: datetime) -> OccurrenceQuerySet:
    """Dates that *chosen* asks for and *viewer* may know of, earliest first.

    Without a first day: those that have not ended at *now*.
    """
    events = events_for(chosen, Event.objects.visible_to(viewer))
    dates = Occurrence.objects.filter(event__in=events.order_by().values("pk"))
    start = midnight(chosen.from_on) if chosen.from_on else now
    dates = dates.filter(ends_at__gt=start)
    if chosen.to_on:
        dates = dates.filter(starts_at__lt=midnight(chosen.to_on + timedelta(days=1)))
    return dates.order_by("starts_at", "pk")


def counts_per_choice(chosen: FeedFilter, *, viewer: Any, now: datetime) -> dict[str, dict[str, int]]:
    """For each filter, how many dates each choice would give beside the other filters; one query."""
    counts: dict[str, dict[str, int]] = defaultdict(dict)
    parts = [_counted(name, chosen, viewer, now) for name in FACETS]
    for name, slug, number in parts[0].union(*parts[1:], all=True):
        if slug:
            counts[name][slug] = number
    return counts


def regions_nearby(*, viewer: Any, now: datetime) -> Any:
    """Every region of today with ``number``: its dates in the coming three months."""
    soon = now + relativedelta(months=NEARBY_MONTHS)
    dates = Q(events__occurrences__ends_at__gt=now, events__occurrences__starts_at__lt=soon)
    known = Q(events__in=Event.objects.visible_to(viewer).order_by().values("pk"))
    number = Count("events__occurrences", filter=dates & known)
    return LabourMarketRegion.objects.valid_on(today(now)).annotate(number=number)


def find_event(slug: str, events: EventQuerySet, *, related: Sequence[str] = SHOWN) -> Event | None:
    """The one of *events* with the address *slug*, with what is *related*: all that its page shows."""
    found: Event | None = events.filter(slug=slug).select_related(*related).order_by("pk").first()
    return found


def midnight(day: date) -> datetime:
    """The start of *day* in Amsterdam."""
    return datetime.combine(day, time.min, tzinfo=AMSTERDAM)


def _counted(name: str, chosen: FeedFilter, viewer: Any, now: datetime) -> Any:
    without: dict[str, Any] = {FACETS[name]: ()}
    others = replace(chosen, **without)
    dates = occurrences_for(others, viewer=viewer, now=now).order_by()
    counted = dates.values(choice=F(f"event__{PATHS[name]}")).annotate(number=Count("pk"))
    named = counted.annotate(parameter=Value(name, CharField()))
    return named.values_list("parameter", "choice", "number")


def _has_words(query: str) -> Q:
    """Every word, whole or in all its parts; the same words as the search of the site finds."""
    words = query_terms(query)
    return reduce(and_, map(_has_word, words)) if words else Q(pk__in=[])


def _has_word(word: Word) -> Q:
    whole = _has_term(word.stem)
    return whole | reduce(and_, map(_has_term, word.parts)) if word.parts else whole


def _has_term(term: str) -> Q:
    return Q(search_terms__contains=f" {mark(term)} ")
