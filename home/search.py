"""One search over everything that the visitor may see."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.paginator import Page as ResultPage
from django.core.paginator import Paginator
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from cop_platform.core.search.analyser import Word, query_terms
from cop_platform.core.search.suggest import suggest
from cop_platform.core.visibility import visible_pages
from home.candidates import MAX_CANDIDATES, Candidate, ranked
from home.findings import Finding, described
from resources.models import GlossaryTerm

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
    counts: Counter[str] = field(default_factory=Counter)
    terms: tuple[GlossaryTerm, ...] = ()
    suggestion: str = ""
    is_cut: bool = False

    @property
    def total(self) -> int:
        """How much was found, of all kinds."""
        return sum(self.counts.values())


def search(query: str, user: Any, *, kind: str | None = None, page: int = 1) -> SearchResults:
    """Return what *user* may see that has every word of *query*, best first.

    Raises django.core.paginator.InvalidPage for a page that is not there.
    """
    words = query_terms(query)
    if not words:
        return SearchResults(query)
    found = ranked(words, user)
    chosen = [one for one in found if kind in (None, kind_of(one))]
    shown = Paginator(chosen, PER_PAGE).page(page)
    return SearchResults(
        query,
        page=_with_passages(shown, query),
        counts=Counter(kind_of(one) for one in found),
        terms=_explained(words),
        suggestion="" if found else suggest(query, _titles(user)),
        is_cut=len(found) >= MAX_CANDIDATES,
    )


def kind_of(found: Candidate) -> Kind:
    """Return the kind of what was found, by the app that it comes from."""
    app = ContentType.objects.get_for_id(found.type_id).app_label
    return KIND_OF_APP.get(app, Kind.OTHER)


def _with_passages(shown: ResultPage[Any], query: str) -> ResultPage[Finding]:
    shown.object_list = described(list(shown.object_list), query)
    return shown


def _explained(words: list[Word]) -> tuple[GlossaryTerm, ...]:
    """Return the terms of the glossary that are exactly what was asked."""
    terms = GlossaryTerm.objects.all()[:MAX_TERMS]
    return tuple(term for term in terms if query_terms(term.term) == words)


def _titles(user: Any) -> list[str]:
    """Return titles from which a better spelling may come: only ones the visitor may see."""
    return list(visible_pages(user).values_list("title", flat=True)[:MAX_TITLES])
