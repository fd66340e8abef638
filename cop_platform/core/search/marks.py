"""Marked tokens: a word of a title or text never equals one by accident.

The database also indexes the raw title, with rules of its own on each engine.
A marked token is plain ASCII letters and digits, which both leave as it is.
"""

from collections import Counter
from collections.abc import Iterable
from functools import reduce
from operator import and_, or_

from wagtail.search.query import PlainText, SearchQuery

from cop_platform.core.search.analyser import Word, term_counts

ANYWHERE, LEAD = "xq", "xl"
END = "q"
LEAD_SOURCES = 2
OFTEN = 5


def mark(term: str, grade: str = ANYWHERE) -> str:
    """Return a term as the index stores it."""
    letters = (char if char.isascii() else f"qx{ord(char):x}x" for char in term)
    return f"{grade}{''.join(letters)}{END}"


def marked_terms(sources: Iterable[str]) -> str:
    """Return all marked terms of a text given as title, lead and body parts."""
    counts = [term_counts(source) for source in sources]
    everything = sum(counts, Counter[str]())
    # A page is about the words of its title and lead, and those it keeps using.
    lead = {term for count in counts[:LEAD_SOURCES] for term in count}
    lead.update(term for term, times in everything.items() if times >= OFTEN)
    marked = [mark(term) for term in everything] + [mark(term, LEAD) for term in lead]
    return " ".join(sorted(marked))


def marked_query(words: list[Word]) -> SearchQuery:
    """Return the query for pages that have every word, whole or in all its parts."""
    return reduce(and_, (_either(word) for word in words))


def marked_whole_query(words: list[Word], grade: str = ANYWHERE) -> SearchQuery:
    """Return the query for pages that have every word whole: fewer, and better."""
    return reduce(and_, (PlainText(mark(word.stem, grade)) for word in words))


def _either(word: Word) -> SearchQuery:
    whole: SearchQuery = PlainText(mark(word.stem))
    if not word.parts:
        return whole
    return or_(whole, reduce(and_, (PlainText(mark(part)) for part in word.parts)))
