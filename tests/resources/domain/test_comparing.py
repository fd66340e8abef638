"""What changed between two texts."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resources.domain.editions import compare, folded
from resources.domain.editions.comparing import MOST_PARAGRAPHS

WORD = st.sampled_from(["de", "een", "klant", "bel", "eerst", "daarna", "gesprek", "werk", "niet", "wel"])
TEXT = st.lists(st.lists(WORD, min_size=1, max_size=8).map(" ".join), max_size=8)


def page(*paragraphs: str) -> str:
    return "".join(f"<p>{words}</p>" for words in paragraphs)


def told(older: str, newer: str) -> list[str]:
    """The passages as "mark: words", with -removed- and +added+ words."""
    signs = {"same": "", "added": "+", "removed": "-"}
    return [
        f"{passage.mark}: "
        + " ".join(f"{signs[one.mark]}{one.text.strip()}{signs[one.mark]}" for one in passage.pieces)
        for passage in compare(older, newer).passages
    ]


def test_reworded_paragraph_shows_its_words() -> None:
    older = page("Bel de klant na een week.", "Slot.")
    newer = page("Bel de klant na twee weken.", "Slot.")

    assert told(older, newer) == ["changed: Bel de klant na -een week.- +twee weken.+", "same: Slot."]
    comparison = compare(older, newer)
    assert (comparison.added, comparison.removed, comparison.is_same) == (2, 2, False)


def test_new_and_removed_paragraphs_keep_their_place() -> None:
    older = page("Een.", "Dit vervalt helemaal.", "Drie.")
    newer = page("Een.", "Drie.", "Nieuw hierachter.")

    assert told(older, newer) == [
        "same: Een.",
        "removed: -Dit vervalt helemaal.-",
        "same: Drie.",
        "added: +Nieuw hierachter.+",
    ]


def test_same_words_in_other_markup_are_no_change() -> None:
    assert compare("<h2>Waarom</h2><p>Zo.</p>", '<h2 id="x">Waarom</h2><p><b>Zo.</b></p>').is_same


@given(TEXT, TEXT)
def test_both_texts_can_be_read_back(older: list[str], newer: list[str]) -> None:
    comparison = compare(page(*older), page(*newer))

    def words(left_out: str) -> list[str]:
        pieces = (one for passage in comparison.passages for one in passage.pieces)
        return [word for one in pieces if one.mark != left_out for word in one.text.split()]

    assert words("removed") == " ".join(newer).split()
    assert words("added") == " ".join(older).split()


def test_unchanged_paragraphs_are_folded_but_not_those_beside_a_change() -> None:
    numbers = [f"Alinea {number}." for number in range(8)]
    newer = [*numbers]
    newer[6] = "Heel wat anders."

    stretches = folded(compare(page(*numbers), page(*newer)).passages)

    assert [(one.is_folded, len(one.passages)) for one in stretches] == [(True, 5), (False, 4)]


@pytest.mark.parametrize("many", [MOST_PARAGRAPHS, 3 * MOST_PARAGRAPHS])
def test_texts_without_anything_in_common_take_little_time(many: int) -> None:
    older = page(*(f"oud{number} " * 40 for number in range(many)))
    newer = page(*(f"nieuw{number} " * 40 for number in range(many)))
    begun = time.process_time()

    comparison = compare(older, newer)

    assert (comparison.added, comparison.removed) == (40 * many, 40 * many)
    assert time.process_time() - begun < 10
