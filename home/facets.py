"""What the results can be narrowed down to: theme, reader, region; each with its number."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from django.db.models import CharField, F, QuerySet, Value
from django.db.models.expressions import RawSQL
from django.utils.translation import get_language
from wagtail.models import Page

from communities.models import Community
from events.models import Event
from home.candidates import Candidate
from home.prepared import Prepared, as_list, given_list
from resources.domain.facets import facet, matching
from resources.models import PilotPage, PracticePage, ResourcePage
from resources.values import Facet, Item, Option

Choice = Mapping[str, frozenset[str]]
KIND = "soort"
# Facet in the address -> the relations that it reads, and how each leads to the page in the tree.
RELATIONS: dict[str, list[tuple[Any, str, str]]] = {
    "thema": [(ResourcePage, "themes", ""), (Event, "themes", "page__"), (Community, "themes", "page__")],
    "voor": [
        (ResourcePage, "audiences", ""),
        (Event, "audiences", "page__"),
        (Community, "audiences", "page__"),
    ],
    "regio": [
        (PracticePage, "regions", ""),
        (PilotPage, "regions", ""),
        (Event, "regions", "page__"),
        (Community, "regions", "page__"),
    ],
}
COLUMNS = ("slug", "label_nl", "label_en", "position")


class Sorted(NamedTuple):
    """The candidates that a choice leaves, and what each further choice would give."""

    left: list[Candidate]
    facets: list[Facet]


def sorted_out(candidates: Sequence[Candidate], kinds: Sequence[Option], choice: Choice) -> Sorted:
    """Return what *choice* leaves of *candidates*, of which *kinds* gives the kind of each; in one query."""
    rows = _rows({candidate.path for candidate in candidates})
    items = [
        Item(place, _values(candidate, kind, rows))
        for place, (candidate, kind) in enumerate(zip(candidates, kinds, strict=True))
    ]
    options = {KIND: set(kinds), **{name: _options(rows, name) for name in RELATIONS}}
    known = {name: choice.get(name, frozenset()) & _named(offered) for name, offered in options.items()}
    facets = [facet(name, offered, items, known) for name, offered in options.items()]
    return Sorted([candidates[item.pk] for item in matching(items, known)], facets)


Rows = dict[str, dict[str, set[Option]]]


def _named(options: Iterable[Option]) -> frozenset[str]:
    return frozenset(option.value for option in options)


def _values(candidate: Candidate, kind: Option, rows: Rows) -> dict[str, frozenset[str]]:
    """The values of a candidate; a chapter is filed where its handbook is."""
    places = (candidate.path, candidate.path[: -Page.steplen])
    found = {
        name: frozenset(option.value for place in places for option in rows[place][name])
        for name in RELATIONS
    }
    return {KIND: frozenset({kind.value}), **found}


def _options(rows: Rows, name: str) -> set[Option]:
    return {option for found in rows.values() for option in found[name]}


def _rows(paths: set[str]) -> Rows:
    """The values per place in the tree and facet."""
    places = {place for path in paths if path for place in (path, path[: -Page.steplen])}
    found: Rows = defaultdict(lambda: defaultdict(set))
    is_english = (get_language() or "nl").startswith("en")
    for name, place, slug, label_nl, label_en, position in _filed().rows(places=as_list(places)):
        label = label_en if is_english and label_en else label_nl
        found[place][name].add(Option(slug, label, position))
    return found


@cache
def _filed() -> Prepared:
    return Prepared(filed_at(given_list("places")))


def filed_at(places: RawSQL | None = None) -> QuerySet[Any]:
    """The facet, the place in the tree and the term of everything that is filed, at *places* or anywhere."""
    first, *others = (
        _relation(places, name, *relation) for name, relations in RELATIONS.items() for relation in relations
    )
    return first.union(*others, all=True)


def _relation(places: RawSQL | None, name: str, model: Any, relation: str, to_page: str) -> QuerySet[Any]:
    there: dict[str, Any] = {f"{relation}__isnull": False}
    if places is not None:
        there[f"{to_page}path__in"] = places
    rows = model.objects.filter(**there).order_by()
    named = rows.annotate(facet=Value(name, CharField()), filed=F(f"{to_page}path"))
    return named.values_list("facet", "filed", *(f"{relation}__{column}" for column in COLUMNS))
