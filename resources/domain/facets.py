"""Facets of the library: which resources a choice leaves, and what each further choice would give."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from resources.values import Facet, FacetOption, Item, Option

Choice = Mapping[str, frozenset[str]]


def matching(items: Iterable[Item], choice: Choice) -> list[Item]:
    """The items that have, for every chosen facet, at least one of its chosen values."""
    asked = {name: values for name, values in choice.items() if values}
    if not asked:
        return list(items)
    return [item for item in items if all(_has(item, name, values) for name, values in asked.items())]


def facet(name: str, options: Iterable[Option], items: Iterable[Item], choice: Choice) -> Facet:
    """The facet *name*: each option counted among the items that the other facets leave."""
    others = {other: values for other, values in choice.items() if other != name}
    left = matching(items, others)
    counts = Counter(chain.from_iterable(item.values.get(name, frozenset()) for item in left))
    chosen = choice.get(name, frozenset())
    ordered = sorted(options, key=lambda option: (option.position, option.label))
    return Facet(
        name,
        tuple(
            FacetOption(option.value, option.label, counts[option.value], option.value in chosen)
            for option in ordered
        ),
    )


def chosen_options(facets: Sequence[Facet]) -> list[tuple[str, FacetOption]]:
    """The chosen values with the facet they belong to, in the order of the form."""
    return [(facet.name, option) for facet in facets for option in facet.options if option.checked]


def _has(item: Item, name: str, values: frozenset[str]) -> bool:
    return bool(item.values.get(name, frozenset()) & values)
