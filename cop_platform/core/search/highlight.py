"""The passage of a text that shows why a page was found."""

from typing import NamedTuple

from cop_platform.core.search.analyser import query_terms, token_terms
from cop_platform.core.search.words import tokens

PASSAGE = 200
LEAD_IN = 40


class Fragment(NamedTuple):
    """A piece of a passage, and whether it is a word that was asked for."""

    text: str
    is_hit: bool


class Hit(NamedTuple):
    """A word of the text that was asked for, with the terms that it answers."""

    start: int
    end: int
    terms: frozenset[str]


def highlight(text: str, query: str) -> list[Fragment]:
    """Return the best passage of a text, cut into hits and the text between them."""
    text = " ".join(text.split())
    hits = _hits(text, query)
    start, end = _passage(text, _best_start(hits))
    shown = [hit for hit in hits if start <= hit.start and hit.end <= end]
    fragments = _cut(text[:end], start, shown)
    before, after = start > 0, end < len(text)
    return [
        *([Fragment("… ", False)] if before else []),
        *(fragment for fragment in fragments if fragment.text),
        *([Fragment(" …", False)] if after else []),
    ]


def _hits(text: str, query: str) -> list[Hit]:
    """Return the words of the text that answer the query."""
    words = query_terms(query)
    wanted = {term for word in words for term in (word.stem, *word.parts)}
    found = ((token, wanted & token_terms(token)) for token in tokens(text))
    return [Hit(token.start, token.end, frozenset(got)) for token, got in found if got]


def _best_start(hits: list[Hit]) -> int:
    """Return where the passage with most of the asked words begins."""
    best, start, first = (0, 0), 0, 0
    for last, hit in enumerate(hits):
        while hit.end - hits[first].start > PASSAGE - LEAD_IN and first < last:
            first += 1
        window = hits[first : last + 1]
        worth = (len(frozenset().union(*(one.terms for one in window))), len(window))
        if worth > best:
            best, start = worth, hits[first].start
    return start


def _passage(text: str, start: int) -> tuple[int, int]:
    """Return the limits of a passage around a place, on word boundaries."""
    start = 0 if start <= LEAD_IN else text.rfind(" ", 0, start - LEAD_IN) + 1
    if len(text) - start <= PASSAGE:
        return start, len(text)
    end = text.rfind(" ", start, start + PASSAGE)
    return start, end if end > start else start + PASSAGE


def _cut(text: str, start: int, hits: list[Hit]) -> list[Fragment]:
    """Return a text from a start, cut at its hits."""
    fragments = []
    for hit in hits:
        fragments.append(Fragment(text[start : hit.start], False))
        fragments.append(Fragment(text[hit.start : hit.end], True))
        start = hit.end
    return [*fragments, Fragment(text[start:], False)]
