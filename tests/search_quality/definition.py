"""What the search must find and in which order, computed from the texts alone."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from django.contrib.auth.models import AnonymousUser
from django.contrib.contenttypes.models import ContentType

from cop_platform.core import clock
from cop_platform.core.search.analyser import Word
from cop_platform.core.search.index import SearchableText
from cop_platform.core.search.marks import LEAD, mark
from cop_platform.core.search.ranking import Text, scores
from cop_platform.core.visibility import visible_pages
from cop_platform.media.models import SiteDocument
from cop_platform.media.visibility import seen_by
from events.models import Session
from home.candidates import IS_LIBRARY, LIBRARY, ranked
from home.chosen import FEW
from home.standing import behind_the_times
from home.words import read

Key = tuple[int, int]


class Paper(NamedTuple):
    """One page, session or document as the definition sees it."""

    key: Key
    title: str
    path: str
    marked: str
    app: str


def found_order(query: str) -> list[Key]:
    """What the search gives for *query*."""
    answer = ranked(read(query).words, AnonymousUser(), now=clock.now())
    return [(one.type_id, one.pk) for one in answer.found]


def defined_order(query: str) -> list[Key]:
    """What the definition gives for *query*; without what bounds a search, which the demo never reaches."""
    words = read(query).words
    everything = _papers()
    pages, documents = [one for one in everything if one.app != "media"], everything
    chosen = [*_chosen(words, pages), *_chosen(words, [one for one in documents if one.app == "media"])]
    points = scores(words, [Text(one.title, one.marked) for one in chosen])
    old = behind_the_times({one.path for one in chosen}, now=clock.now())
    keyed = [
        (one.path in old, -score - (IS_LIBRARY if one.app == LIBRARY else 0), one.title.casefold(), *one.key)
        for one, score in zip(chosen, points, strict=True)
        if score
    ]
    return [(type_id, pk) for *_order, type_id, pk in sorted(keyed)]


def _chosen(words: Sequence[Word], papers: Sequence[Paper]) -> list[Paper]:
    full = [one for one in papers if all(_has(one, word) for word in words)]
    if len(full) >= FEW or len(words) < 2:
        return full
    return [
        one
        for one in papers
        if sum(_has(one, word) for word in words) >= len(words) - 1
        or any(_has(one, word, LEAD) for word in words)
    ]


def _has(paper: Paper, word: Word, grade: str = "xq") -> bool:
    marked = set(paper.marked.split())
    return any(all(mark(term, grade) in marked for term in form) for form in word.forms)


@cache
def _papers() -> list[Paper]:
    visitor = AnonymousUser()
    pages = list(visible_pages(visitor).specific())
    sessions = Session.objects.filter(festival__in=[page.pk for page in pages]).select_related("festival")
    things = [*pages, *sessions, *seen_by(visitor, list(SiteDocument.objects.all()))]
    return [_paper(thing) for thing in things]


def _paper(thing: object) -> Paper:
    kind = ContentType.objects.get_for_model(thing)  # type: ignore[arg-type]
    path = getattr(getattr(thing, "festival", thing), "path", "")
    marked = thing.search_terms if isinstance(thing, SearchableText) else ""
    return Paper((kind.pk, thing.pk), thing.title, path, marked, kind.app_label)  # type: ignore[attr-defined]
