"""The same hits in the same order, whichever database runs the suite."""

from collections.abc import Iterable

import pytest
from django.contrib.auth.models import AnonymousUser
from wagtail.models import Page
from wagtail.search.backends import get_search_backend

from cop_platform.core.search.analyser import query_terms, terms
from cop_platform.core.search.marks import marked_query
from home.models import StandardPage
from home.search import search

TEXTS = {
    "servicepunt": ("Het servicepunt", "Een punt voor iedereen."),
    "wsp": ("Werkgeversservicepunten", "Adviseurs helpen bedrijven met vacatures."),
    "service": ("Goede service", "Begin op één punt in de gemeente."),
    "cooperatie": ("Coöperatie van werkgevers", "Samen bouwen aan leer-werktrajecten."),
    "cooperaties": ("Cooperaties", "Zzp'ers en hun agenda's in 2026/2027."),
    "inburgeren": ("Inburgeren en werken", "De Wet inburgering 2021 kent drie leerroutes."),
    "inburgeringswet": ("Nieuwe inburgeringswet", "Wat verandert er voor de klantmanager?"),
    "taal": ("Taal op de werkvloer", "Een taalcoach en een taalles bij de werkgever."),
    "taalroute": ("De taalroute", "Van A2 naar B1 in tien lessen."),
    "startbaan": ("Startbanen", "Een startbaan combineert werk en leren. Statushouders starten samen."),
    "stage": ("Stages voor mbo'ers", "M.b.o.-studenten zoeken een stageplek."),
    "regio": ("Arbeidsmarktregio Utrecht", "Gemeenten, UWV en het Regionaal Werkcentrum."),
    "kader": ("Kwaliteitskader", "Het kader beschrijft kwaliteit in stappen. Stappenplan volgt."),
    "arabic": ("Welkom", "مرحبا بكم في العمل. Ласкаво просимо."),
    "signs": ("Tekens", "100% 'aanhaling' \"OR\" AND NOT a:b (x) * e-mail"),
    "mark": ("Codes", "Iemand typt xqwerkgeverq in een tekst."),
    "empty": ("Leeg", ""),
}
ASKED = """
werkgever | inburgeren | servicepunt | cooperatie | werkgevers | coöperaties | WERKGEVER | inburgering
inburgeringswet | punt | service | taal | taalcoach | taal werkgever | les | leerwerktraject
leer-werktraject | werk | startbaan | statushouder | mbo | m.b.o. | stageplek | regio | gemeente
kwaliteit kader | stappenplan | stappen | 2026 | b1 | zzp'er | agenda | email | e-mail | مرحبا | просимо
100% | AND | OR | a:b | "OR" | (x) | het kader | een | xqwerkgeverq | klantmanagers | vacature
bestaatniet | arbeidsmarkt | leren | utrecht | adviseur | codes
"""
QUERIES = [query.strip() for line in ASKED.strip().splitlines() for query in line.split("|")]


@pytest.fixture
def pages(db: None) -> None:
    root = Page.get_first_root_node()
    for slug, (title, text) in TEXTS.items():
        root.add_child(instance=StandardPage(title=title, slug=slug, intro=text))


def expected(query: str) -> set[str]:
    """The hits by the definition, without a database: every word, whole or in all its parts."""
    found = {slug: set(terms(title)) | set(terms(text)) for slug, (title, text) in TEXTS.items()}
    words = query_terms(query)
    return {
        slug
        for slug, has in found.items()
        if words and all(word.stem in has or (word.parts and has.issuperset(word.parts)) for word in words)
    }


def slugs(pages: Iterable[Page]) -> set[str]:
    return {page.slug for page in pages}


@pytest.mark.usefixtures("pages")
def test_hits_are_those_of_the_definition_on_any_database() -> None:
    backend = get_search_backend()
    for query in QUERIES:
        words = query_terms(query)
        found = backend.search(marked_query(words), Page.objects.all()) if words else []
        assert slugs(found) == expected(query), query


@pytest.mark.usefixtures("pages")
@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("servicepunt", ["Het servicepunt", "Werkgeversservicepunten", "Goede service"]),
        ("cooperatie", ["Cooperaties", "Coöperatie van werkgevers"]),
        ("inburgeren", ["Inburgeren en werken", "Nieuwe inburgeringswet"]),
        ("werkgever", ["Coöperatie van werkgevers", "Werkgeversservicepunten", "Taal op de werkvloer"]),
        ("taal", ["Taal op de werkvloer", "De taalroute"]),
        ("stappenplan", ["Kwaliteitskader"]),
    ],
)
def test_order_is_the_same_on_any_database(query: str, titles: list[str]) -> None:
    page = search(query, AnonymousUser()).page
    assert page is not None
    assert [one.title for one in page.object_list] == titles
