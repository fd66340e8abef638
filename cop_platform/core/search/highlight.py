"""The passage of a text that shows why a page was found."""

from collections.abc import Sequence
from typing import NamedTuple

from cop_platform.core.search.analyser import Word, written_terms
from cop_platform.core.search.words import found_in

PASSAGE = 200
LEAD_IN = 40


class Fragment(NamedTuple):
    """A piece of a passage, and whether it is a word that was asked for."""

    text: str
    is_hit: bool


class Passage(NamedTuple):
    """Part of a text, cut into hits and the text between them; *start* is where it begins."""

    start: int
    fragments: list[Fragment]


class Hit(NamedTuple):
    """A word of the text that was asked for, with the terms that it answers."""

    start: int
    end: int
    terms: frozenset[str]


def one_line(text: str) -> str:
    """Return a text with single spaces, in which passages are counted."""
    return " ".join(text.split())


def highlight(text: str, words: Sequence[Word]) -> Passage:
    """Return the best passage of ``one_line(text)`` for *words*."""
    text = one_line(text)
    hits = _hits(text, words)
    best = _best_start(hits)
    start, end = _passage(text, best)
    shown = [hit for hit in hits if start <= hit.start and hit.end <= end]
    fragments = _cut(text[:end], start, shown)
    before, after = start > 0, end < len(text)
    framed = [
        *([Fragment("… ", False)] if before else []),
        *(fragment for fragment in fragments if fragment.text),
        *([Fragment(" …", False)] if after else []),
    ]
    return Passage(best, framed)


def _hits(text: str, words: Sequence[Word]) -> list[Hit]:
    """Return the words of the text that answer the query."""
    wanted = frozenset(term for word in words for form in word.forms for term in form)
    places = [place for place in found_in(text) if not wanted.isdisjoint(written_terms(place[0]))]
    return [Hit(place.start(), place.end(), wanted & written_terms(place[0])) for place in places]


def _best_start(hits: list[Hit]) -> int:
    """Return where the passage with most of the asked words begins."""
    best, start, first = (0, 0), 0, 0
    for last, hit in enumerate(hits):
        while hit.end - hits[first].start > PASSAGE - LEAD_IN and first < last:
            first += 1
        window = hits[first : last + 1]
        worth = (len(frozenset().union(*(one.terms for one in window))), len(window))
        if worth > best:
            best, start = worth, _first_needed(window).start
    return start


def _first_needed(window: list[Hit]) -> Hit:
    """Return the hit from which the rest still has all the words, when there are several."""
    everything = frozenset().union(*(one.terms for one in window))
    at = 0
    while len(everything) > 1 and frozenset().union(*(one.terms for one in window[at + 1 :])) == everything:
        at += 1
    return window[at]


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
