"""Everything that answers a query, in an order that no database decides."""

from collections.abc import Iterable, Iterator
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
from cop_platform.media.models import SiteDocument
from cop_platform.media.visibility import seen_by
from events.models import Session

# Ranking reads titles only, so this many cost little; nobody browses further.
MAX_CANDIDATES = 500
# Of each we look up who refers to it.
MAX_DOCUMENTS = 100


@dataclass(frozen=True)
class Candidate:
    """A page, festival session or document that has every word of the query."""

    type_id: int
    pk: int
    title: str
    points: int


def ranked(words: list[Word], user: Any) -> list[Candidate]:
    """Return what *user* may see that has all *words*, best first; in two queries, and some for documents."""
    found = [_candidate(row, words) for row in (*_best(_rows(words, user)), *_documents(words, user))]
    return sorted(found, key=lambda one: (-one.points, one.title.casefold(), one.pk))


def _best(queries: Iterator[QuerySet[Any]]) -> Iterable[Any]:
    """What the *queries* find, each thing once, at its best place."""
    first, *others = queries
    rows = first.union(*others, all=True).order_by("-place", "type_id", "pk")[: len(Place) * MAX_CANDIDATES]
    # What is found whole or in the lead comes more than once, and first at its best place.
    return {(row.type_id, row.pk): row for row in reversed(rows)}.values()


def _documents(words: list[Word], user: Any) -> list[Any]:
    """The documents that *user* may open: no query says that, so it is asked of those that were found."""
    kind = Value(ContentType.objects.get_for_model(SiteDocument).pk, IntegerField())
    found = {row.pk: row for row in _best(_placed(words, SiteDocument.objects.all(), kind))}
    if not found:
        return []
    nearest = sorted(found.values(), key=lambda row: (-row.place, row.pk))[:MAX_DOCUMENTS]
    things = SiteDocument.objects.select_related("collection").filter(pk__in=[row.pk for row in nearest])
    return [found[thing.pk] for thing in seen_by(user, list(things))]


def _candidate(row: Any, words: list[Word]) -> Candidate:
    return Candidate(row.type_id, row.pk, row.title, score(words, row.title, Place(row.place)))


def _rows(words: list[Word], user: Any) -> Iterator[QuerySet[Any]]:
    """Return the queries for pages and for sessions of festivals, one for each place."""
    pages = visible_pages(user)
    sessions = Session.objects.filter(festival__in=pages.values("pk"))
    session_type = Value(ContentType.objects.get_for_model(Session).pk, IntegerField())
    yield from _placed(words, pages, F("content_type_id"))
    yield from _placed(words, sessions, session_type)


def _placed(words: list[Word], queryset: QuerySet[Any], type_id: Any) -> Iterator[QuerySet[Any]]:
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
