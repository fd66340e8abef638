"""Terms of a page and of a query: a query finds what it is meant to find."""

import pytest

from cop_platform.core.search.analyser import (
    MAX_QUERY,
    MAX_QUERY_WORDS,
    Word,
    query_terms,
    term_counts,
    terms,
)


def finds(query: str, text: str) -> bool:
    """Answer as the database does: every word, whole or in all its parts."""
    found = set(terms(text))
    asked = query_terms(query)
    return bool(asked) and all(
        word.stem in found or (bool(word.parts) and found.issuperset(word.parts)) for word in asked
    )


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("servicepunt", "het Werkgeversservicepunt"),
        ("servicepunt", "Service en één punt"),
        ("service punt", "servicepunten"),
        ("werkgevers taal", "taalles bij een werkgever"),
        ("werkgever", "werkgeversbijeenkomst"),
        ("inburgeren", "de Wet inburgering"),
        ("COOPERATIE", "coöperaties"),
        ("coöperatie", "cooperatie"),
        ("leerwerktraject", "een leer-werktraject"),
        ("leer-werktraject", "leerwerktrajecten"),
        ("leertraject", "leer- en werktrajecten"),
        ("taalcoach", "taal- of loopbaancoaches"),
        ("email", "e-mail"),
        ("mbo", "m.b.o."),
        ("2026", "programma 2026/2027"),
        ("wat is de gemeente", "gemeenten"),
    ],
)
def test_query_finds_text(query: str, text: str) -> None:
    assert finds(query, text)


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("werkgever", "werk"),
        ("werk", "werkgever"),
        ("servicepunt", "een goed punt"),
        ("gemeente", "gemeenschap"),
        ("werkgever taal", "werkgever"),
        ("", "werkgever"),
        ("de het een", "de het een"),
    ],
)
def test_query_does_not_find_text(query: str, text: str) -> None:
    assert not finds(query, text)


def test_query_is_bounded() -> None:
    assert len(query_terms(" ".join(f"w{number}" for number in range(40)))) == MAX_QUERY_WORDS
    assert query_terms(" " * MAX_QUERY + "werk") == []


def test_query_names_each_word_once() -> None:
    assert query_terms("werk Werk werken") == [Word("werk")]


def test_terms_are_counted_through_their_compounds() -> None:
    assert term_counts("Taal, taalles en taalcoaches")["taal"] == 3


@pytest.mark.parametrize("text", ["\x00", "' OR 1=1 --", '"*" AND (', "a:b NEAR/3 ^c", "\ud800%s"])
def test_signs_of_query_languages_are_no_terms(text: str) -> None:
    assert all(term.isalnum() for term in terms(text))
