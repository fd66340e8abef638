"""One stem for all inflections, and different stems for different words."""

import pytest

from cop_platform.core.search.compounds import nearest_part, parts, split
from cop_platform.core.search.stems import stem
from cop_platform.core.search.vocabulary import forms, known
from cop_platform.core.search.words import fold, listed

SAME = [
    ("werkgever", "werkgevers"),
    ("inburgering", "inburgeren"),
    ("gemeente", "gemeenten", "gemeentes"),
    ("bijeenkomst", "bijeenkomsten"),
    ("cooperatie", "cooperaties"),
    ("sessie", "sessies"),
    ("vacature", "vacatures"),
    ("huis", "huizen"),
    ("brief", "brieven"),
    ("bedrijf", "bedrijven"),
    ("plan", "plannen"),
    ("les", "lessen"),
    ("baan", "banen"),
    ("advies", "adviezen"),
    ("agenda", "agendas"),
    ("vaardigheid", "vaardigheden"),
    ("wens", "wensen"),
    ("lees", "lezen"),
    ("maak", "maken"),
    ("wet", "wetten"),
    ("dag", "dagen"),
    ("lid", "leden"),
    ("inburgering", "inburgert"),
]
DIFFERENT = [
    ("werkgever", "werknemer"),
    ("les", "lezen"),
    ("gemeente", "gemeenschap"),
    ("taal", "tafel"),
    ("adres", "adressering"),
    ("leren", "leraar"),
    ("wet", "weten"),
    ("wet", "weet"),
    ("man", "maan"),
]


@pytest.mark.parametrize("words", SAME)
def test_inflections_share_a_stem(words: tuple[str, ...]) -> None:
    assert len({stem(word) for word in words}) == 1


@pytest.mark.parametrize("words", DIFFERENT)
def test_other_words_have_another_stem(words: tuple[str, ...]) -> None:
    assert len({stem(word) for word in words}) == len(words)


@pytest.mark.parametrize(
    ("word", "made_of"),
    [
        ("servicepunt", ("service", "punt")),
        ("werkgeversservicepunt", ("werkgever", "service", "punt")),
        ("werkgeverskwaliteitskader", ("werkgever", "kwaliteit", "kader")),
        ("taalroutes", ("taal", "route")),
        ("arbeidsmarktregio", ("arbeidsmarkt", "regio")),
        ("inburgeringswet", ("inburgering", "wet")),
        ("banenmarkt", ("baan", "markt")),
        ("stappenplannen", ("stap", "plan")),
        ("loopbaanbegeleiders", ("loopbaan", "begeleider")),
        ("vluchtelingenhulp", ("vluchteling", "hulp")),
        ("leerwerktraject", ("leer", "werk", "traject")),
        ("verpleeghuizen", ("verpleeg", "huis")),
        ("ledendagen", ("lid", "dag")),
        ("vluchtelingenwerk", ("vluchteling", "werk")),
        ("jobcoaches", ("job", "coach")),
    ],
)
def test_compounds_come_apart(word: str, made_of: tuple[str, ...]) -> None:
    assert split(word) == made_of
    assert parts(word) == tuple(stem(part) for part in made_of)


@pytest.mark.parametrize(
    "word",
    [
        "werkgever",
        "statushouder",
        "startbanen",
        "belangrijk",
        "leerling",
        "nederland",
        "samenwerking",
        "borduren",
        "rollenspel",
        "modelleren",
        "punt",
        "onderhouden",
    ],
)
def test_words_that_are_no_compound_stay_whole(word: str) -> None:
    assert parts(word) == ()


@pytest.mark.parametrize("name", ["vocabulary.txt", "exceptions.txt", "stopwords.txt"])
def test_lists_are_folded(name: str) -> None:
    words = listed(name)
    assert words
    assert {fold(word) for word in words} == words


def test_irregular_forms_lead_to_listed_words() -> None:
    words = dict(line.split() for line in listed("irregular.txt")).values()
    assert [word for word in words if word not in known()] == []


def test_every_form_leads_to_one_stem() -> None:
    assert all(stem(form) == stem(word) for form, word in known().items())


def test_no_word_is_listed_that_another_already_forms() -> None:
    words = listed("vocabulary.txt")
    doubles = [(form, word) for word in words for form in forms(word) if form in words - {word}]
    assert not doubles


def test_exceptions_would_otherwise_come_apart() -> None:
    assert [word for word in listed("exceptions.txt") if not split(word)] == []


@pytest.mark.parametrize(
    ("word", "part"),
    [
        ("functioneringsgesprek", "gesprek"),
        ("gezelligheidsopvang", "opvang"),
        ("cultuursensitief", "cultuur"),
        ("afbouwen", ""),
        ("werkfit", ""),
    ],
)
def test_strange_word_is_read_as_what_it_ends_or_begins_with(word: str, part: str) -> None:
    assert nearest_part(word) == ((stem(part),) if part else ())
