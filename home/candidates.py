"""Everything that may answer a query, in an order that no database decides."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, F, IntegerField, QuerySet, Value
from wagtail.search.backends import get_search_backend
from wagtail.search.query import SearchQuery

from cop_platform.core.search.analyser import Word
from cop_platform.core.search.marks import LEAD, TITLE, any_of, marked_query, nearly
from cop_platform.core.search.ranking import Text, scores
from cop_platform.core.visibility import visible_pages
from cop_platform.media.models import SiteDocument
from cop_platform.media.visibility import seen_by
from events.models import Session
from home.indexed import marked_texts
from home.standing import behind_the_times

# The order reads the marked terms of each, so they are bounded; nobody browses further.
MAX_CANDIDATES = 300
# Of each we look up who refers to it.
MAX_DOCUMENTS = 100
# As many as this are enough for somebody who can still sharpen the question.
PLENTY = 100
# With fewer full answers than this, we show what answers most of the query too.
FEW = 10
# What a text of the library is worth more than an invitation or a group, with the same words.
LIBRARY, IS_LIBRARY = "resources", 5_000

Row = Any
Find = Callable[[SearchQuery], QuerySet[Any]]


@dataclass(frozen=True)
class Candidate:
    """A page, festival session or document that answers the query.

    *path* is the place in the tree of the page, or of the festival of a session.
    """

    type_id: int
    pk: int
    title: str
    path: str
    points: int
    is_old: bool
    is_best: bool = False


def ranked(words: Sequence[Word], user: Any, *, now: datetime) -> list[Candidate]:
    """Return what *user* may see that answers *words*, best first; what is behind the times at *now* last.

    In five queries, two more for words that few pages have all, and some for documents.
    """
    rows = [*_chosen(words, _pages_and_sessions(user), MAX_CANDIDATES), *_documents(words, user)]
    marked = marked_texts((row.type_id, row.pk) for row in rows)
    texts = [Text(row.title, marked.get((row.type_id, row.pk), "")) for row in rows]
    old = behind_the_times({row.tree for row in rows}, now=now)
    points = zip(rows, scores(words, texts), strict=True)
    found = [_candidate(row, score, is_old=row.tree in old) for row, score in points if score]
    return sorted(found, key=lambda one: (one.is_old, -one.points, one.title.casefold(), one.type_id, one.pk))


def is_found(word: Word, user: Any) -> bool:
    """Whether *user* may see a page or session that has *word*."""
    return bool(_pages_and_sessions(user)(marked_query([word]))[:1])


def _candidate(row: Row, score: int, *, is_old: bool) -> Candidate:
    is_library = ContentType.objects.get_for_id(row.type_id).app_label == LIBRARY
    return Candidate(
        row.type_id, row.pk, row.title, row.tree, score + (IS_LIBRARY if is_library else 0), is_old
    )


def _chosen(words: Sequence[Word], find: Find, most: int) -> list[Row]:
    """At most *most* rows for *words*: all there are, or those that have the words in the best places."""
    rows = list(find(marked_query(words))[: most + 1])
    if len(rows) > most:
        return _best(words, find, most)
    if len(rows) < FEW and len(words) > 1:
        return _merged(rows, *(_some(find(query), most) for query in (nearly(words), any_of(words, LEAD))))
    return rows


def _best(words: Sequence[Word], find: Find, most: int) -> list[Row]:
    """Of more rows than can be ranked: by the place of the words, title first, then as they were made."""
    found: list[Row] = []
    for grade in (TITLE, LEAD):
        found = _merged(found, _some(find(marked_query(words, grade)), most))[:most]
        if len(found) >= PLENTY:
            return found
    return _merged(found, _some(find(marked_query(words)), most))[:most]


def _some(rows: QuerySet[Any], most: int) -> list[Row]:
    """All *rows*, or when there are more the first *most*: sorting all of them is what takes long."""
    found = list(rows[: most + 1])
    return found if len(found) <= most else list(rows.order_by("type_id", "pk")[:most])


def _merged(*lists: Iterable[Row]) -> list[Row]:
    """The rows of all *lists*, each once, where it came first."""
    found: dict[tuple[int, int], Row] = {}
    for row in chain(*lists):
        found.setdefault((row.type_id, row.pk), row)
    return list(found.values())


def _pages_and_sessions(user: Any) -> Find:
    """How pages and sessions of festivals that *user* may see are found."""
    pages = visible_pages(user)
    sessions = Session.objects.filter(festival__in=pages.values("pk"))
    session_type = Value(ContentType.objects.get_for_model(Session).pk, IntegerField())

    def find(query: SearchQuery) -> QuerySet[Any]:
        found = _hits(query, pages, F("content_type_id"), F("path"))
        return found.union(_hits(query, sessions, session_type, F("festival__path")), all=True)

    return find


def _documents(words: Sequence[Word], user: Any) -> list[Row]:
    """The documents that *user* may open: no query says that, so it is asked of those that were found."""
    kind = Value(ContentType.objects.get_for_model(SiteDocument).pk, IntegerField())

    def find(query: SearchQuery) -> QuerySet[Any]:
        return _hits(query, SiteDocument.objects.all(), kind, Value("", CharField()))

    found = {row.pk: row for row in _chosen(words, find, MAX_DOCUMENTS)}
    if not found:
        return []
    things = SiteDocument.objects.select_related("collection").filter(pk__in=found)
    return [found[thing.pk] for thing in seen_by(user, list(things))]


def _hits(query: SearchQuery, queryset: QuerySet[Any], type_id: Any, path: Any) -> QuerySet[Any]:
    hits = get_search_backend().search(query, queryset, order_by_relevance=False).get_queryset()
    placed = hits.order_by().annotate(type_id=type_id, tree=path)
    return placed.values_list("type_id", "pk", "title", "tree", named=True)
