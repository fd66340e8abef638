"""One search over everything that the visitor may see."""

from collections.abc import Iterable
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
from cop_platform.core.search.stems import stem
from home.best_bets import with_best_bets
from home.candidates import Ranked, is_found, ranked
from home.facets import Choice, sorted_out
from home.findings import Finding, described
from home.signposts import Signpost, signposts
from home.words import Reading, apart, compounds, read, respelt
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
    signposts: tuple[Signpost, ...] = ()
    suggestion: str = ""
    # Words of the query that none of our pages has.
    absent: tuple[str, ...] = ()
    # Without what the visitor chose of the facets.
    found: int = 0
    is_cut: bool = False

    @property
    def is_answered(self) -> bool:
        """Whether there is anything at all for the query."""
        return bool(self.found or self.terms or self.signposts)


def search(query: str, user: Any, *, choice: Choice | None = None, page: int = 1) -> SearchResults:
    """Return what *user* may see that answers *query*, best first, as far as *choice* of facets leaves it.

    Raises django.core.paginator.InvalidPage for a page that is not there.
    """
    reading = read(query)
    if not reading.words:
        return SearchResults(query)
    words, answer = _answer(reading, user)
    found = with_best_bets(query, answer.found, user)
    options = {type_id: _option(type_id) for type_id in {one.type_id for one in found}}
    chosen = sorted_out(found, options, choice or {})
    shown = Paginator(chosen.left, PER_PAGE).page(page)
    return SearchResults(
        query,
        page=_with_passages(shown, words),
        total=len(chosen.left),
        facets=tuple(chosen.facets),
        terms=_explained(query, reading.words),
        signposts=signposts(query),
        suggestion=_suggestion(query, reading, user),
        absent=_absent(reading.unknown if words is reading.words else compounds(query), user),
        found=len(found),
        is_cut=answer.is_cut,
    )


def _answer(reading: Reading, user: Any) -> tuple[list[Word], Ranked]:
    """What answers the words as they were read, or else more loosely; and these words."""
    now = clock.now()
    answer = ranked(reading.words, user, now=now)
    looser = [] if answer.found else reading.looser
    return (looser, ranked(looser, user, now=now)) if looser else (reading.words, answer)


def _absent(words: Iterable[str], user: Any) -> tuple[str, ...]:
    """Those of *words* that no page has which *user* may see."""
    return tuple(word for word in words if not is_found(Word(stem(word)), user))


def _suggestion(query: str, reading: Reading, user: Any) -> str:
    """A better spelling; only in words of which *user* may see a page, whatever was public yesterday."""
    better = respelt(query, reading.unknown)
    others = set(query_terms(better)).difference(query_terms(query))
    return better if better and all(is_found(word, user) for word in others) else ""


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


def _explained(query: str, words: list[Word]) -> tuple[GlossaryTerm, ...]:
    """Return the terms of the glossary that are exactly what was asked, or mean exactly that."""
    meant = words[0].forms if len(words) == 1 else ()
    known = remembered("terms by their words", _terms_by_words)
    return tuple(dict.fromkeys(term for one in (apart(query), *meant) for term in known.get(one, ())))


def _terms_by_words() -> dict[tuple[str, ...], tuple[GlossaryTerm, ...]]:
    """The terms, by their words as stems and by the parts of these."""
    found: dict[tuple[str, ...], tuple[GlossaryTerm, ...]] = {}
    for term in GlossaryTerm.objects.all()[:MAX_TERMS]:
        for form in {tuple(word.stem for word in query_terms(term.term)), apart(term.term)}:
            found[form] = (*found.get(form, ()), term)
    return found
