"""What a result of the search says about the page behind it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst

from cop_platform.core.addresses import Sites, sites
from cop_platform.core.search.analyser import Word
from cop_platform.core.search.highlight import Fragment, highlight, one_line
from cop_platform.core.search.index import SearchableText
from cop_platform.media.models import SiteDocument
from events.models import Session
from home.candidates import Candidate
from home.facts import Meta, facts
from home.prepared import Prepared, as_list, given_list
from resources.models import ChapterPage


@dataclass(frozen=True)
class Finding:
    """One result, in the words of the component that shows it."""

    title: str
    url: str
    kind: str
    summary: SafeString
    meta: list[Meta]
    is_best: bool = False


def described(candidates: list[Candidate], words: Sequence[Word]) -> list[Finding]:
    """Return the findings for *candidates*, in the same order; a fixed number of queries per type."""
    loaded = _loaded(candidates)
    meta, known = facts([thing for _candidate, thing in loaded]), sites()
    return [
        _finding(thing, words, _address(thing, known), meta(thing), is_best=candidate.is_best)
        for candidate, thing in loaded
    ]


def _finding(thing: Any, words: Sequence[Word], address: str, meta: list[Meta], *, is_best: bool) -> Finding:
    text = one_line(thing.search_text()) if isinstance(thing, SearchableText) else ""
    found = highlight(text, words)
    anchor = _anchor(thing, text, found.start) if isinstance(thing, ChapterPage) else ""
    kind = capfirst(thing._meta.verbose_name)
    return Finding(thing.title, address + anchor, kind, as_html(found.fragments), meta, is_best)


def _anchor(chapter: ChapterPage, text: str, start: int) -> str:
    """The link to the paragraph of *chapter* that its *text* has at *start*; nothing before the first."""
    anchor, place = "", 0
    for heading in chapter.anchors:
        found = text.find(one_line(heading["title"]), place) if heading["place"] >= 0 else -1
        if found > start:
            break
        if found >= 0:
            anchor, place = f"#{heading['anchor']}", found
    return anchor


def _address(thing: Any, known: Sites) -> str:
    if isinstance(thing, SiteDocument):
        return str(thing.url)
    if isinstance(thing, Session):
        return reverse("session", args=[thing.festival.slug, thing.slug])
    _site, _root, path = thing.get_url_parts(known) or (None, None, None)
    return path or ""


def as_html(fragments: Iterable[Fragment]) -> SafeString:
    """Return a passage as HTML, with the asked words marked."""
    texts = list(fragments)
    if not texts:
        return SafeString()
    shape = "".join("<mark>{}</mark>" if one.is_hit else "{}" for one in texts)
    return format_html(shape, *(one.text for one in texts))


def _loaded(candidates: list[Candidate]) -> list[tuple[Candidate, Any]]:
    """Return the candidates with the rows behind them, one query per type."""
    by_type: dict[int, list[int]] = defaultdict(list)
    for one in candidates:
        by_type[one.type_id].append(one.pk)
    found = {type_id: _rows(type_id, keys) for type_id, keys in by_type.items()}
    things = ((one, found[one.type_id].get(one.pk)) for one in candidates)
    return [(one, thing) for one, thing in things if thing is not None]


def _rows(type_id: int, keys: list[int]) -> dict[int, Any]:
    """The rows with these *keys*, which were found among what the visitor may see."""
    model: Any = ContentType.objects.get_for_id(type_id).model_class()
    if model is None:
        return {}
    if model is Session:
        return model._base_manager.select_related("festival").in_bulk(keys)
    return {thing.pk: thing for thing in _by_key(model).things(keys=as_list(keys))}


@cache
def _by_key(model: Any) -> Prepared:
    return Prepared(model._base_manager.filter(pk__in=given_list("keys", is_numbers=True)))
