"""What stands in the library for a person: every resource with its values per facet."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, QuerySet, Value, When
from django.utils.translation import get_language

from cop_platform.core.clock import today
from cop_platform.core.search.analyser import query_terms
from cop_platform.core.search.marks import marked_query
from cop_platform.core.search.ranking import title_score
from cop_platform.core.visibility import visible_pages
from resources.domain.review import no_longer_holds
from resources.models import ChapterPage, PilotPage, ResourcePage, ResourceQuerySet
from resources.values import Item, Option

# Facet in the address -> the relation it reads.
SINGLE = {"soort": "resource_type", "bewijs": "evidence_level", "status": "status"}
MULTIPLE = {"thema": "themes", "voor": "audiences", "fase": "phases", "sector": "sectors"}
FACETS = ("soort", "thema", "voor", "fase", "sector", "bewijs", "status")
COLUMNS = ("slug", "label_nl", "label_en", "position")


@dataclass(frozen=True)
class Shelf:
    """The resources in the order of the list, and the options that occur among them."""

    items: list[Item]
    options: dict[str, list[Option]]


def shelf(user: Any) -> Shelf:
    """Everything in the library that *user* may find; texts in chapters first, what no longer holds last.

    Pilots have a list of their own: two programmes each had eight, and they are
    never shown as one.
    """
    resources = library_of(user)
    values: dict[int, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    options: dict[str, dict[str, Option]] = {name: {} for name in FACETS}
    for pk, name, option in [*_single(resources), *_multiple(resources)]:
        values[pk][name].add(option.value)
        options[name][option.value] = option
    items = [Item(pk, _frozen(values[pk])) for pk in _ordered(resources)]
    return Shelf(items, {name: list(found.values()) for name, found in options.items()})


def library_of(user: Any) -> ResourceQuerySet:
    """The resources of the library that *user* may find."""
    return ResourcePage.objects.visible_to(user).exclude(pk__in=PilotPage.objects.values("pk"))


def facet_model(name: str) -> Any:
    """The list of words behind a facet."""
    relation = {**SINGLE, **MULTIPLE}[name]
    return ResourcePage._meta.get_field(relation).related_model


def found_by(query: str, items: Iterable[Item], user: Any) -> list[Item]:
    """The items that have every word of *query*, themselves or in a chapter; best title first."""
    words = query_terms(query)
    if not words:
        return list(items)
    titles = _titles_with(words, user)
    points = {pk: title_score(words, title) for pk, title in titles.items()}
    return sorted((item for item in items if item.pk in points), key=lambda item: -points[item.pk])


def _titles_with(words: Any, user: Any) -> dict[int, str]:
    pages = visible_pages(user).type(ResourcePage, ChapterPage)
    found = pages.search(marked_query(words), order_by_relevance=False)
    step = ResourcePage.steplen
    paths = {path for page in found for path in (page.path, page.path[:-step])}
    return dict(ResourcePage.objects.filter(path__in=paths).values_list("pk", "title"))


def _ordered(resources: QuerySet[ResourcePage]) -> QuerySet[ResourcePage, int]:
    is_last = Case(When(no_longer_holds(today=today()), then=Value(1)), default=Value(0))
    order = (is_last, "-resource_type__is_chaptered", "title", "pk")
    return resources.order_by(*order).values_list("pk", flat=True)


def _single(resources: QuerySet[ResourcePage]) -> Iterable[tuple[int, str, Option]]:
    columns = [f"{relation}__{column}" for relation in SINGLE.values() for column in COLUMNS]
    for pk, *cells in resources.values_list("pk", *columns):
        for place, name in enumerate(SINGLE):
            slug, *rest = cells[place * len(COLUMNS) : (place + 1) * len(COLUMNS)]
            if slug:
                yield pk, name, _option(slug, *rest)


def _multiple(resources: QuerySet[ResourcePage]) -> Iterable[tuple[int, str, Option]]:
    for name, relation in MULTIPLE.items():
        columns = [f"{relation}__{column}" for column in COLUMNS]
        rows = resources.filter(**{f"{relation}__isnull": False}).values_list("pk", *columns)
        for pk, *cells in rows:
            yield pk, name, _option(*cells)


def _option(slug: str, label_nl: str, label_en: str, position: int) -> Option:
    is_english = (get_language() or "nl").startswith("en")
    return Option(slug, label_en if is_english and label_en else label_nl, position)


def _frozen(values: dict[str, set[str]]) -> dict[str, frozenset[str]]:
    return {name: frozenset(found) for name, found in values.items()}
