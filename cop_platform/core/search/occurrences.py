"""Where a word or phrase stands in pages, word after word."""

from collections.abc import Sequence
from typing import Any

from wagtail.models import Page
from wagtail.search.backends import get_search_backend

from cop_platform.core.known import known_pages
from cop_platform.core.search.analyser import Word, query_terms
from cop_platform.core.search.index import SearchableText
from cop_platform.core.search.marks import marked_query
from cop_platform.core.search.stems import stem
from cop_platform.core.search.words import Token, tokens

MOST = 100


def starts_with(words: Sequence[Token], stems: Sequence[str]) -> bool:
    """Whether *words* begin with the words of these *stems*, in whatever inflection."""
    return len(words) >= len(stems) and all(
        stem(word.joined) == its for word, its in zip(words, stems, strict=False)
    )


def pages_with(phrase: str, user: Any) -> list[Page]:
    """The live pages with *phrase* that *user* knows of in the CMS, by title, among the first hundred."""
    stems = [word.stem for word in query_terms(phrase)]
    if not stems:
        return []
    whole = [Word(its) for its in stems]
    live = known_pages(user).live()
    hits = get_search_backend().search(marked_query(whole), live, order_by_relevance=False)[:MOST]
    pages = Page.objects.filter(pk__in=[page.pk for page in hits]).order_by("title", "pk").specific()
    return [page for page in pages if isinstance(page, SearchableText) and _has(page, stems)]


def _has(page: SearchableText, stems: Sequence[str]) -> bool:
    texts = (list(tokens(source)) for source in page.search_sources())
    return any(starts_with(words[at:], stems) for words in texts for at in range(len(words)))
