"""One search over everything that the visitor may see."""

from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.paginator import Page as ResultPage
from django.core.paginator import Paginator
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from cop_platform.core import clock
from cop_platform.core.search.analyser import Word, query_terms
from cop_platform.core.search.suggest import suggest
from cop_platform.core.visibility import visible_pages
from home.candidates import MAX_CANDIDATES, Candidate, ranked
from home.facets import Choice, sorted_out
from home.findings import Finding, described
from resources.models import GlossaryTerm
from resources.values import Facet, Option

PER_PAGE = 10
MAX_TERMS = 500
MAX_TITLES = 1_000


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
    words = query_terms(query)
    if not words:
        return SearchResults(query)
    found = ranked(words, user, now=clock.now())
    chosen = sorted_out(found, [_option(one) for one in found], choice or {})
    shown = Paginator(chosen.left, PER_PAGE).page(page)
    return SearchResults(
        query,
        page=_with_passages(shown, words),
        total=len(chosen.left),
        facets=tuple(chosen.facets),
        terms=_explained(words),
        suggestion="" if found else suggest(query, _titles(user)),
        is_cut=len(found) >= MAX_CANDIDATES,
    )


def _option(found: Candidate) -> Option:
    kind = kind_of(found)
    return Option(kind.value, str(kind.label), list(Kind).index(kind))


def kind_of(found: Candidate) -> Kind:
    """Return the kind of what was found, by the app that it comes from."""
    app = ContentType.objects.get_for_id(found.type_id).app_label
    return KIND_OF_APP.get(app, Kind.OTHER)


def _with_passages(shown: ResultPage[Any], words: list[Word]) -> ResultPage[Finding]:
    shown.object_list = described(list(shown.object_list), words)
    return shown


def _explained(words: list[Word]) -> tuple[GlossaryTerm, ...]:
    """Return the terms of the glossary that are exactly what was asked."""
    terms = GlossaryTerm.objects.all()[:MAX_TERMS]
    return tuple(term for term in terms if query_terms(term.term) == words)


def _titles(user: Any) -> list[str]:
    """Return titles from which a better spelling may come: only ones the visitor may see."""
    return list(visible_pages(user).values_list("title", flat=True)[:MAX_TITLES])
