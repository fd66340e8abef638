"""What the results can be narrowed down to: theme, reader, region; each with its number."""

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, F, QuerySet, Value
from django.db.models.expressions import RawSQL
from django.utils.translation import get_language

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
FILING = frozenset({"resources", "events", "communities"})
COLUMNS = ("slug", "label_nl", "label_en", "position")


class Sorted(NamedTuple):
    """The candidates that a choice leaves, and what each further choice would give."""

    left: list[Candidate]
    facets: list[Facet]


def sorted_out(candidates: Sequence[Candidate], kinds: Mapping[int, Option], choice: Choice) -> Sorted:
    """Return what *choice* leaves of *candidates*; *kinds* names each of their types; in one query."""
    rows = _rows(candidates)
    placed = [(one.place, one.type_id) for one in candidates]
    # The chapters of one handbook are filed alike.
    values = {(place, kind): _values(place, kinds[kind], rows) for place, kind in set(placed)}
    items = [Item(at, values[one]) for at, one in enumerate(placed)]
    options = {KIND: set(kinds.values()), **{name: _options(rows, name) for name in RELATIONS}}
    known = {name: choice.get(name, frozenset()) & _named(offered) for name, offered in options.items()}
    facets = [facet(name, offered, items, known) for name, offered in options.items()]
    return Sorted([candidates[item.pk] for item in matching(items, known)], facets)


Rows = dict[str, dict[str, set[Option]]]


def _named(options: Iterable[Option]) -> frozenset[str]:
    return frozenset(option.value for option in options)


def _values(place: str, kind: Option, rows: Rows) -> dict[str, frozenset[str]]:
    """The values of what is filed at *place*."""
    found = {name: _named(rows[place][name]) for name in RELATIONS}
    return {KIND: frozenset({kind.value}), **found}


def _options(rows: Rows, name: str) -> set[Option]:
    return {option for found in rows.values() for option in found[name]}


def _rows(candidates: Sequence[Candidate]) -> Rows:
    """The values per place in the tree and facet."""
    found: Rows = defaultdict(lambda: defaultdict(set))
    places = {candidate.place for candidate in candidates if candidate.place}
    filed = _filed(frozenset(map(_app, {candidate.type_id for candidate in candidates})) & FILING)
    if not places or filed is None:
        return found
    is_english = (get_language() or "nl").startswith("en")
    for name, place, slug, label_nl, label_en, position in filed.rows(places=as_list(places)):
        label = label_en if is_english and label_en else label_nl
        found[place][name].add(Option(slug, label, position))
    return found


def _app(type_id: int) -> str:
    return ContentType.objects.get_for_id(type_id).app_label


@cache
def _filed(apps: frozenset[str]) -> Prepared | None:
    """How to ask where the things of *apps* are filed; nothing when these file none."""
    return Prepared(filed_at(given_list("places"), apps)) if apps else None


def filed_at(places: RawSQL | None = None, apps: Container[str] = FILING) -> QuerySet[Any]:
    """The facet, the place in the tree and the term of what *apps* have filed, at *places* or anywhere."""
    first, *others = (
        _relation(places, name, *relation)
        for name, relations in RELATIONS.items()
        for relation in relations
        if relation[0]._meta.app_label in apps
    )
    return first.union(*others, all=True)


def _relation(places: RawSQL | None, name: str, model: Any, relation: str, to_page: str) -> QuerySet[Any]:
    there: dict[str, Any] = {f"{relation}__isnull": False}
    if places is not None:
        there[f"{to_page}path__in"] = places
    rows = model.objects.filter(**there).order_by()
    named = rows.annotate(facet=Value(name, CharField()), filed=F(f"{to_page}path"))
    return named.values_list("facet", "filed", *(f"{relation}__{column}" for column in COLUMNS))
