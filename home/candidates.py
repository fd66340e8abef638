"""Everything that answers a query, in an order that no database decides."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import F, IntegerField, QuerySet, Value
from wagtail.search.backends import get_search_backend
from wagtail.search.query import SearchQuery

from cop_platform.core.search.analyser import Word
from cop_platform.core.search.marks import LEAD, marked_query, marked_whole_query
from cop_platform.core.search.ranking import Place, score
from cop_platform.core.visibility import visible_pages
from events.models import Session

# Ranking reads titles only, so this many cost little; nobody browses further.
MAX_CANDIDATES = 500


@dataclass(frozen=True)
class Candidate:
    """A page or festival session that has every word of the query."""

    type_id: int
    pk: int
    title: str
    points: int


def ranked(words: list[Word], user: Any) -> list[Candidate]:
    """Return what *user* may see that has all *words*, best first; in one query."""
    first, *others = _rows(words, user)
    rows = first.union(*others, all=True).order_by("-place", "type_id", "pk")[: len(Place) * MAX_CANDIDATES]
    # What is found whole or in the lead comes more than once, and first at its best place.
    best = {(row.type_id, row.pk): row for row in reversed(rows)}.values()
    found = [_candidate(row, words) for row in best]
    return sorted(found, key=lambda one: (-one.points, one.title.casefold(), one.pk))


def _candidate(row: Any, words: list[Word]) -> Candidate:
    return Candidate(row.type_id, row.pk, row.title, score(words, row.title, Place(row.place)))


def _rows(words: list[Word], user: Any) -> Iterator[QuerySet[Any]]:
    """Return the queries for pages and for sessions of festivals, one for each place."""
    pages = visible_pages(user)
    sessions = Session.objects.filter(festival__in=pages.values("pk"))
    session_type = Value(ContentType.objects.get_for_model(Session).pk, IntegerField())
    for queryset, type_id in ((pages, F("content_type_id")), (sessions, session_type)):
        for place, query in _queries(words).items():
            hits = get_search_backend().search(query, queryset, order_by_relevance=False).get_queryset()
            placed = hits.order_by().annotate(type_id=type_id, place=Value(place.value))
            yield placed.values_list("type_id", "pk", "title", "place", named=True)


def _queries(words: list[Word]) -> dict[Place, SearchQuery]:
    return {
        Place.IN_PARTS: marked_query(words),
        Place.WHOLE: marked_whole_query(words),
        Place.IN_LEAD: marked_whole_query(words, LEAD),
    }
