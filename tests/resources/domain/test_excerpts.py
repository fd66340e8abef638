"""A change in a few words: what a passage was and what it is now."""

from resources.domain.editions import compare, difference
from resources.domain.editions.excerpts import MOST, NEAR
from resources.values import Difference

LONG = " ".join(f"woord{number}" for number in range(30))


def differences(older: str, newer: str) -> list[Difference]:
    passages = compare(older, newer).passages
    return [difference(passage) for passage in passages if passage.mark != "same"]


def test_reworded_passage_says_what_it_was_and_is() -> None:
    found = differences("<p>Bel de klant.</p>", "<p>Bel de klant vandaag nog.</p>")

    assert found == [Difference("Bel de klant.", "Bel de klant vandaag nog.")]


def test_passage_that_came_was_nothing_and_one_that_went_is_nothing() -> None:
    assert differences("<p>Blijft.</p>", "<p>Blijft.</p><p>Kwam.</p>") == [Difference("", "Kwam.")]
    assert differences("<p>Ging.</p><p>Blijft.</p>", "<p>Blijft.</p>") == [Difference("Ging.", "")]


def test_of_a_long_passage_only_the_words_beside_the_change_are_told() -> None:
    older, newer = f"<p>{LONG} oud {LONG}</p>", f"<p>{LONG} nieuw {LONG}</p>"
    words = LONG.split()
    before, after = " ".join(words[-NEAR:]), " ".join(words[:NEAR])

    assert differences(older, newer) == [
        Difference(f"… {before} oud {after} …", f"… {before} nieuw {after} …")
    ]


def test_long_passage_that_came_is_cut() -> None:
    (found,) = differences("", f"<p>{' '.join(['woord'] * (MOST + 1))}</p>")

    assert found.now == " ".join(["woord"] * MOST) + " …"
