"""Marked tokens: a word of a title or text never equals one by accident.

The database also indexes the raw title, with rules of its own on each engine.
A marked token is plain ASCII letters and digits, which both leave as it is.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import reduce
from operator import and_, or_

from wagtail.search.query import PlainText, SearchQuery

from cop_platform.core.search.analyser import Word, term_counts

# Where a page has a term: anywhere, several times, where it says what it is about, in its title.
ANYWHERE, SEVERAL, LEAD, TITLE = "xq", "xs", "xl", "xt"
END = "q"
LEAD_SOURCES = 2
SOME, OFTEN = 2, 5


def mark(term: str, grade: str = ANYWHERE) -> str:
    """Return a term as the index stores it."""
    if not term.isascii():
        term = "".join(char if char.isascii() else f"qx{ord(char):x}x" for char in term)
    return f"{grade}{term}{END}"


def marked_terms(sources: Iterable[str], headings: str = "") -> str:
    """Return all marked terms of a text given as title, lead and body parts; *headings* stand in the body."""
    counts = [term_counts(source) for source in sources]
    everything = sum(counts, Counter[str]())
    title = set(counts[0]) if counts else set()
    # A page is about the words of its title, lead and headings, and those it keeps using.
    lead = {term for count in (*counts[:LEAD_SOURCES], term_counts(headings)) for term in count}
    lead.update(term for term, times in everything.items() if times >= OFTEN)
    several = {term for term, times in everything.items() if times >= SOME}
    grades = {ANYWHERE: set(everything), SEVERAL: several, LEAD: lead, TITLE: title}
    return " ".join(sorted(mark(term, grade) for grade, terms in grades.items() for term in terms))


def marked_query(words: Sequence[Word], grade: str = ANYWHERE) -> SearchQuery:
    """Return the query for pages that have every word in one of its forms, at *grade* or better."""
    return reduce(and_, (_either(word, grade) for word in words))


def nearly(words: Sequence[Word]) -> SearchQuery:
    """Return the query for pages that lack at most one word of *words*, which are two at least."""
    return reduce(or_, (marked_query([*words[:at], *words[at + 1 :]]) for at in range(len(words))))


def any_of(words: Sequence[Word], grade: str = ANYWHERE) -> SearchQuery:
    """Return the query for pages that have one of *words*, at *grade* or better."""
    return reduce(or_, (_either(word, grade) for word in words))


def places_of(terms: Iterable[str]) -> Callable[[str], str]:
    """Return what tells where a page has *terms*: of its marked text, what is of them, as that is stored."""
    letters = sorted({mark(term, "") for term in terms})
    # A pattern that begins with plain text is looked for five times as fast.
    found = re.compile(rf" (x[qslt](?:{'|'.join(map(re.escape, letters))}))\b").findall
    return lambda marked: " ".join(found(f" {marked}"))


def _either(word: Word, grade: str) -> SearchQuery:
    forms = (reduce(and_, (PlainText(mark(term, grade)) for term in form)) for form in word.forms)
    return reduce(or_, forms)
