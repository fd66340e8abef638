"""Words that mean the same, and slips of the hand."""

import pytest

from cop_platform.core.search.analyser import Word, query_terms
from cop_platform.core.search.spelling import beginnings, most_slips, slips
from cop_platform.core.search.synonyms import expanded, others_by_form

SETS = [["statushouder", "vergunninghouder"], ["huiselijk geweld", "onveiligheid"], ["stage", "bpv"]]


def words(query: str) -> list[Word]:
    return expanded(query_terms(query), others_by_form(SETS))


def forms(query: str) -> list[set[tuple[str, ...]]]:
    return [set(word.forms) for word in words(query)]


def test_each_word_of_a_set_asks_for_the_others() -> None:
    assert forms("statushouders") == [{("statushouder",), ("vergunninghouder",)}]
    assert ("statushouder",) in forms("vergunninghouder")[0]


def test_words_of_a_phrase_are_asked_for_together_or_by_its_other() -> None:
    huis, geweld, onveilig = (query_terms(word)[0].stem for word in ("huiselijk", "geweld", "onveiligheid"))
    assert forms("melden huiselijk geweld") == [{("meld",)}, {(huis, geweld), (onveilig,)}]
    assert forms("geweld") == [{(geweld,)}]


def test_part_of_a_compound_may_have_another_word_too() -> None:
    (found,) = words("stageverslag")
    assert ("bpv", found.parts[1]) in found.others


def test_word_without_set_stays_as_it_is() -> None:
    assert words("tolk") == query_terms("tolk")


@pytest.mark.parametrize(
    ("one", "other", "number"),
    [
        ("buddy", "buddy", 0),
        ("budy", "buddy", 1),
        ("stagair", "stagiair", 1),
        ("klantmanager", "klatnmanager", 1),
        ("reistijt", "reistijd", 1),
        ("werk", "taal", 3),
        ("a", "abcdef", 3),
    ],
)
def test_slips_between_two_words(one: str, other: str, number: int) -> None:
    assert slips(one, other, 2) == number == slips(other, one, 2)


def test_longer_word_may_hold_more_slips() -> None:
    assert [most_slips(word) for word in ("wsp", "budy", "reistijt", "kindropvang")] == [0, 1, 2, 2]


def test_word_may_begin_with_a_letter_that_sounds_alike() -> None:
    assert beginnings("kommunity") == ["c", "k"]
    assert beginnings("buddy") == ["b"]
