"""Everything that may answer a query, in an order that no database decides."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache, partial
from itertools import chain
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, F, IntegerField, Value
from wagtail.search.query import SearchQuery

from cop_platform.core.content import remembered
from cop_platform.core.search.analyser import Word
from cop_platform.core.search.marks import ANYWHERE, LEAD, TITLE, any_of, marked_query, nearly
from cop_platform.core.search.ranking import Text, scores
from cop_platform.core.visibility import visible_pages
from cop_platform.media.models import SiteDocument
from cop_platform.media.visibility import seen_by
from events.models import Session
from home.hits import Hits, Row, found_by, hits
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

NOBODY = AnonymousUser()
Find = Callable[[SearchQuery, int], tuple[list[Row], bool]]


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

    In three queries, two more for words that few pages have all or many have, and some for documents.
    """
    rows = [*_chosen(words, _pages_and_sessions(user), MAX_CANDIDATES), *_documents(words, user)]
    marked = marked_texts((type_id, pk) for type_id, pk, _title, _tree in rows)
    texts = [Text(title, marked.get((type_id, pk), "")) for type_id, pk, title, _tree in rows]
    old = behind_the_times({tree for *_rest, tree in rows}, now=now)
    points = zip(rows, scores(words, texts), strict=True)
    found = [_candidate(row, score, is_old=row[-1] in old) for row, score in points if score]
    return sorted(found, key=lambda one: (one.is_old, -one.points, one.title.casefold(), one.type_id, one.pk))


def is_found(word: Word, user: Any) -> bool:
    """Whether *user* may see a page or session that has *word*."""
    return bool(_pages_and_sessions(user)(marked_query([word]), 1)[0])


def _candidate(row: Row, score: int, *, is_old: bool) -> Candidate:
    type_id, pk, title, tree = row
    is_library = ContentType.objects.get_for_id(type_id).app_label == LIBRARY
    return Candidate(type_id, pk, title, tree, score + (IS_LIBRARY if is_library else 0), is_old)


def _chosen(words: Sequence[Word], find: Find, most: int) -> list[Row]:
    """At most *most* rows for *words*: all there are, or those that have the words in the best places."""
    rows, is_all = find(marked_query(words), most)
    if not is_all:
        return _best(words, find, most)
    if len(rows) < FEW and len(words) > 1:
        return _merged(rows, *(find(query, most)[0] for query in (nearly(words), any_of(words, LEAD))))
    return rows


def _best(words: Sequence[Word], find: Find, most: int) -> list[Row]:
    """Of more rows than can be ranked: by the place of the words, title first, then as they were made."""
    found: list[Row] = []
    for grade in (TITLE, LEAD, ANYWHERE):
        found = _merged(found, find(marked_query(words, grade), most)[0])[:most]
        if len(found) >= PLENTY:
            break
    return found


def _merged(*lists: Iterable[Row]) -> list[Row]:
    """The rows of all *lists*, each once, where it came first."""
    found: dict[tuple[int, int], Row] = {}
    for row in chain(*lists):
        found.setdefault(row[:2], row)
    return list(found.values())


def _pages_and_sessions(user: Any) -> Find:
    """How pages and sessions of festivals that *user* may see are found."""
    asked = remembered("hits of visitors", _everything) if user.is_anonymous else _everything(user)
    return partial(found_by, asked)


def _everything(user: Any = NOBODY) -> Hits:
    pages = visible_pages(user)
    sessions = Session.objects.filter(festival__in=pages.values("pk"))
    session_type = Value(ContentType.objects.get_for_model(Session).pk, IntegerField())
    return Hits(
        hits(pages, F("content_type_id"), F("path")), hits(sessions, session_type, F("festival__path"))
    )


@cache
def _every_document() -> Hits:
    kind = Value(ContentType.objects.get_for_model(SiteDocument).pk, IntegerField())
    return Hits(hits(SiteDocument.objects.all(), kind, Value("", CharField())))


def _documents(words: Sequence[Word], user: Any) -> list[Row]:
    """The documents that *user* may open: no query says that, so it is asked of those that were found."""
    if not remembered("documents", SiteDocument.objects.exists):
        return []
    found = {row[1]: row for row in _chosen(words, partial(found_by, _every_document()), MAX_DOCUMENTS)}
    if not found:
        return []
    things = SiteDocument.objects.select_related("collection").filter(pk__in=found)
    return [found[thing.pk] for thing in seen_by(user, list(things))]
