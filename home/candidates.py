"""Everything that answers a query, in an order that no database decides."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import F, IntegerField, QuerySet, Value
from wagtail.search.backends import get_search_backend

from cop_platform.core.search.analyser import Word
from cop_platform.core.search.marks import ANYWHERE, LEAD, marked_query
from cop_platform.core.search.ranking import score
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
    rows = first.union(*others, all=True).order_by("-in_lead", "type_id", "pk")[: 2 * MAX_CANDIDATES]
    # What is found in title or lead comes twice, and first as such.
    best = {(row.type_id, row.pk): row for row in reversed(rows)}.values()
    found = [_candidate(row, words) for row in best]
    return sorted(found, key=lambda one: (-one.points, one.title.casefold(), one.pk))


def _candidate(row: Any, words: list[Word]) -> Candidate:
    points = score(words, row.title, in_lead=bool(row.in_lead))
    return Candidate(row.type_id, row.pk, row.title, points)


def _rows(words: list[Word], user: Any) -> Iterator[QuerySet[Any]]:
    """Return the queries for pages and for sessions of festivals, each anywhere and in the lead."""
    pages = visible_pages(user)
    sessions = Session.objects.filter(festival__in=pages.values("pk"))
    session_type = Value(ContentType.objects.get_for_model(Session).pk, IntegerField())
    for queryset, type_id in ((pages, F("content_type_id")), (sessions, session_type)):
        for in_lead, grade in enumerate((ANYWHERE, LEAD)):
            hits = get_search_backend().search(marked_query(words, grade), queryset, order_by_relevance=False)
            graded = hits.get_queryset().order_by().annotate(type_id=type_id, in_lead=Value(in_lead))
            yield graded.values_list("type_id", "pk", "title", "in_lead", named=True)
