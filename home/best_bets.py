"""The pages that editors put on top for a question."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from wagtail.contrib.search_promotions.models import SearchPromotion

from cop_platform.core.content import remembered
from cop_platform.core.search.analyser import Word, query_terms
from cop_platform.core.visibility import visible_pages
from home.candidates import Candidate
from home.places import place

MAX_BETS = 1_000


def with_best_bets(query: str, found: Sequence[Candidate], user: Any) -> list[Candidate]:
    """Return *found* with on top the pages for exactly *query* that *user* may see; one query or none."""
    pages = _pages(query)
    if not pages:
        return list(found)
    asked = visible_pages(user).filter(pk__in=pages).annotate(place=place())
    rows = asked.values_list("content_type_id", "pk", "title", "place")
    bets = [Candidate(kind, pk, title, at, 0, False, is_best=True) for kind, pk, title, at in rows]
    bets.sort(key=lambda bet: pages.index(bet.pk))
    keys = {(bet.type_id, bet.pk) for bet in bets}
    return [*bets, *(one for one in found if (one.type_id, one.pk) not in keys)]


def _pages(query: str) -> list[int]:
    return remembered("best bets", _pages_by_words).get(tuple(query_terms(query)), [])


def _pages_by_words() -> dict[tuple[Word, ...], list[int]]:
    bets = SearchPromotion.objects.filter(page__isnull=False).order_by("sort_order", "pk")
    found: dict[tuple[Word, ...], list[int]] = defaultdict(list)
    for asked, page in bets.values_list("query__query_string", "page_id")[:MAX_BETS]:
        found[tuple(query_terms(asked))].append(page)
    return dict(found)
