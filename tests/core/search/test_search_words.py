"""Words of running text: what counts as one word, and what is left out."""

import pytest

from cop_platform.core.search.words import MAX_TEXT, MAX_WORD, fold, tokens


def joined(text: str) -> list[str]:
    return [token.joined for token in tokens(text)]


@pytest.mark.parametrize(
    ("word", "folded"),
    [
        ("Coöperatie", "cooperatie"),
        ("Coo\u0308peratie", "cooperatie"),
        ("agenda's", "agenda"),
        ("zzp’er", "zzper"),
        ("ĲSSEL", "ijssel"),
        ("Straße", "strasse"),
        ("werk\u00adgever", "werkgever"),
    ],
)
def test_folding_drops_case_accents_and_signs(word: str, folded: str) -> None:
    assert fold(word) == folded


def test_words_keep_digits_and_join_initials() -> None:
    assert joined("B1-niveau in 2026/2027, m.b.o. 4") == ["b1niveau", "2026", "2027", "mbo", "4"]


def test_hyphens_give_the_parts_and_the_whole() -> None:
    (token,) = tokens("leer-werktraject")
    assert token.parts == ("leer", "werktraject")
    assert token.joined == "leerwerktraject"


def test_stop_words_and_single_letters_are_left_out() -> None:
    assert joined("het is een e van de gemeente") == ["gemeente"]


def test_other_scripts_are_words_too() -> None:
    assert joined("عربي мова ትግርኛ") == ["عربي", "мова", "ትግርኛ"]


def test_text_and_words_are_bounded() -> None:
    assert joined("werk" * MAX_WORD) == []
    assert joined(" " * MAX_TEXT + "werk") == []


def test_places_point_into_the_text() -> None:
    text = "Bij de gemeente Utrecht"
    assert [text[token.start : token.end] for token in tokens(text)] == ["gemeente", "Utrecht"]


@pytest.mark.parametrize("text", ["", "\x00", "---", "' ' '", "\ud800", "​", "*" * 1000])
def test_text_without_words_gives_none(text: str) -> None:
    assert joined(text) == []
