"""Counting what a further choice would give."""

from hypothesis import given
from hypothesis import strategies as st

from resources.domain.facets import chosen_options, facet, matching
from resources.values import FacetOption, Item, Option

ITEMS = [
    Item(1, {"soort": frozenset({"handboek"}), "thema": frozenset({"taal", "werk"})}),
    Item(2, {"soort": frozenset({"toolkit"}), "thema": frozenset({"taal"})}),
    Item(3, {"soort": frozenset({"toolkit"})}),
]
KINDS = [Option("toolkit", "Toolkit", 2), Option("handboek", "Handboek", 1)]


def test_values_of_one_facet_widen_and_facets_narrow() -> None:
    choice = {"soort": frozenset({"handboek", "toolkit"}), "thema": frozenset({"taal"})}

    assert [item.pk for item in matching(ITEMS, choice)] == [1, 2]


def test_facet_counts_without_its_own_choice() -> None:
    choice = {"soort": frozenset({"handboek"}), "thema": frozenset({"taal"})}

    assert facet("soort", KINDS, ITEMS, choice).options == (
        FacetOption("handboek", "Handboek", 1, True),
        FacetOption("toolkit", "Toolkit", 1, False),
    )


def test_chosen_options_follow_the_form() -> None:
    choice = {"soort": frozenset({"toolkit"})}

    chosen = chosen_options([facet("soort", KINDS, ITEMS, choice)])

    assert chosen == [("soort", FacetOption("toolkit", "Toolkit", 2, True))]


values = st.frozensets(st.sampled_from("abc"), max_size=3)
items = st.lists(st.builds(lambda a, b: {"x": a, "y": b}, values, values), max_size=8)


@given(items, values)
def test_count_is_what_choosing_that_value_alone_gives(
    rows: list[dict[str, frozenset[str]]], y: frozenset[str]
) -> None:
    all_items = [Item(pk, row) for pk, row in enumerate(rows)]
    options = [Option(value, value) for value in "abc"]

    for option in facet("x", options, all_items, {"y": y}).options:
        alone = matching(all_items, {"x": frozenset({option.value}), "y": y})
        assert option.count == len(alone)
