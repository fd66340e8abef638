"""Everything that may answer a query, in an order that no database decides."""

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import Any, NamedTuple

from django.contrib.auth.models import AnonymousUser
from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, F, IntegerField, Value

from cop_platform.core.content import remembered
from cop_platform.core.search.analyser import Word
from cop_platform.core.search.marks import marked_query
from cop_platform.core.search.ranking import Text, scores
from cop_platform.core.visibility import visible_pages
from cop_platform.media.models import SiteDocument
from cop_platform.media.visibility import seen_by
from events.models import Session
from home.chosen import chosen
from home.hits import Hits, Row, as_match, hits
from home.indexed import marked_texts
from home.places import place
from home.standing import behind_the_times

# The order reads the marked terms of each, so they are bounded; nobody browses further.
MAX_CANDIDATES = 300
# Of each we look up who refers to it.
MAX_DOCUMENTS = 100
# What a text of the library is worth more than an invitation or a group, with the same words.
LIBRARY, IS_LIBRARY = "resources", 5_000

NOBODY = AnonymousUser()


class Candidate(NamedTuple):
    """A page, festival session or document that answers the query.

    *place* is the path of the page that is filed and reviewed: of a chapter its handbook,
    of a session its festival.
    """

    type_id: int
    pk: int
    title: str
    place: str
    points: int
    is_old: bool
    is_best: bool = False


class Ranked(NamedTuple):
    """Candidates, best first; *is_cut* when there are more pages than could be ranked."""

    found: list[Candidate]
    is_cut: bool


def ranked(words: Sequence[Word], user: Any, *, now: datetime) -> Ranked:
    """Return what *user* may see that answers *words*, best first; what is behind the times at *now* last.

    In three queries, two more for words that few pages have all or many have, and some for documents.
    """
    found_pages = chosen(words, _pages_and_sessions(user), MAX_CANDIDATES)
    rows = [*found_pages.rows, *_documents(words, user)]
    marked = marked_texts(entry for *_rest, entry in rows)
    texts = [Text(title, marked.get(entry, "")) for _type, _pk, title, _place, entry in rows]
    old = behind_the_times({row[3] for row in rows}, now=now)
    bonus = {type_id: IS_LIBRARY if _is_library(type_id) else 0 for type_id in {row[0] for row in rows}}
    found = [
        Candidate(type_id, pk, title, at, score + bonus[type_id], at in old)
        for (type_id, pk, title, at, _entry), score in zip(rows, scores(words, texts), strict=True)
        if score
    ]
    found.sort(key=lambda one: (one.is_old, -one.points, one.title.casefold(), one.type_id, one.pk))
    return Ranked(found, is_cut=not found_pages.is_all)


def is_found(word: Word, user: Any) -> bool:
    """Whether *user* may see a page or session that has *word*."""
    return bool(_pages_and_sessions(user).any.rows(1, query=as_match(marked_query([word]))))


def _is_library(type_id: int) -> bool:
    return ContentType.objects.get_for_id(type_id).app_label == LIBRARY


def _pages_and_sessions(user: Any) -> Hits:
    """How pages and sessions of festivals that *user* may see are found."""
    return remembered("hits of visitors", _everything) if user.is_anonymous else _everything(user)


def _everything(user: Any = NOBODY) -> Hits:
    pages = visible_pages(user)
    found = hits(pages, F("content_type_id"), place())
    if not remembered("sessions", Session.objects.exists):
        return Hits(found)
    sessions = Session.objects.filter(festival__in=pages.values("pk"))
    session_type = Value(ContentType.objects.get_for_model(Session).pk, IntegerField())
    return Hits(found, hits(sessions, session_type, F("festival__path")))


@cache
def _every_document() -> Hits:
    kind = Value(ContentType.objects.get_for_model(SiteDocument).pk, IntegerField())
    return Hits(hits(SiteDocument.objects.all(), kind, Value("", CharField())))


def _documents(words: Sequence[Word], user: Any) -> list[Row]:
    """The documents that *user* may open: no query says that, so it is asked of those that were found."""
    if not remembered("documents", SiteDocument.objects.exists):
        return []
    found = {row[1]: row for row in chosen(words, _every_document(), MAX_DOCUMENTS).rows}
    if not found:
        return []
    things = SiteDocument.objects.select_related("collection").filter(pk__in=found)
    return [found[thing.pk] for thing in seen_by(user, list(things))]
