"""One search over everything that the visitor may see."""

from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.paginator import Page as ResultPage
from django.core.paginator import Paginator
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from cop_platform.core import clock
from cop_platform.core.content import remembered
from cop_platform.core.search.analyser import Word, query_terms
from home.best_bets import with_best_bets
from home.candidates import is_found, ranked
from home.facets import Choice, sorted_out
from home.findings import Finding, described
from home.words import Reading, read, respelt
from resources.models import GlossaryTerm
from resources.values import Facet, Option

PER_PAGE = 10
MAX_TERMS = 500


class Kind(TextChoices):
    """What a visitor may narrow the results down to."""

    MEETING = "bijeenkomst", _("Bijeenkomsten")
    COMMUNITY = "community", _("Communities")
    LIBRARY = "bibliotheek", _("Bibliotheek")
    DOCUMENT = "document", _("Documenten")
    OTHER = "overig", _("Overige pagina's")


KIND_OF_APP = {
    "events": Kind.MEETING,
    "communities": Kind.COMMUNITY,
    "resources": Kind.LIBRARY,
    "media": Kind.DOCUMENT,
}


@dataclass(frozen=True)
class SearchResults:
    """One page of findings, with what there is besides."""

    query: str
    page: ResultPage[Finding] | None = None
    total: int = 0
    facets: tuple[Facet, ...] = ()
    terms: tuple[GlossaryTerm, ...] = ()
    suggestion: str = ""
    is_cut: bool = False


def search(query: str, user: Any, *, choice: Choice | None = None, page: int = 1) -> SearchResults:
    """Return what *user* may see that answers *query*, best first, as far as *choice* of facets leaves it.

    Raises django.core.paginator.InvalidPage for a page that is not there.
    """
    reading = read(query)
    if not reading.words:
        return SearchResults(query)
    answer = ranked(reading.words, user, now=clock.now())
    found = with_best_bets(query, answer.found, user)
    options = {type_id: _option(type_id) for type_id in {one.type_id for one in found}}
    chosen = sorted_out(found, options, choice or {})
    shown = Paginator(chosen.left, PER_PAGE).page(page)
    return SearchResults(
        query,
        page=_with_passages(shown, reading.words),
        total=len(chosen.left),
        facets=tuple(chosen.facets),
        terms=_explained(query_terms(query)),
        suggestion=_suggestion(query, reading, user),
        is_cut=answer.is_cut,
    )


def _suggestion(query: str, reading: Reading, user: Any) -> str:
    """A better spelling; only in words of which *user* may see a page, whatever was public yesterday."""
    better = respelt(query, reading.unknown)
    return better if better and all(is_found(word, user) for word in query_terms(better)) else ""


def _option(type_id: int) -> Option:
    kind = kind_of(type_id)
    return Option(kind.value, str(kind.label), list(Kind).index(kind))


def kind_of(type_id: int) -> Kind:
    """Return the kind of what has this type, by the app that it comes from."""
    app = ContentType.objects.get_for_id(type_id).app_label
    return KIND_OF_APP.get(app, Kind.OTHER)


def _with_passages(shown: ResultPage[Any], words: list[Word]) -> ResultPage[Finding]:
    shown.object_list = described(list(shown.object_list), words)
    return shown


def _explained(words: list[Word]) -> tuple[GlossaryTerm, ...]:
    """Return the terms of the glossary that are exactly what was asked."""
    return remembered("terms by their words", _terms_by_words).get(tuple(words), ())


def _terms_by_words() -> dict[tuple[Word, ...], tuple[GlossaryTerm, ...]]:
    found: dict[tuple[Word, ...], tuple[GlossaryTerm, ...]] = {}
    for term in GlossaryTerm.objects.all()[:MAX_TERMS]:
        words = tuple(query_terms(term.term))
        found[words] = (*found.get(words, ()), term)
    return found
