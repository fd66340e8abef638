"""From Dutch text to the terms that the index and a query share."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from cop_platform.core.search.compounds import parts
from cop_platform.core.search.stems import stem
from cop_platform.core.search.words import (
    MAX_TEXT,
    MAX_WORD,
    Token,
    fold,
    found_in,
    is_useful,
    tokens,
    useful_parts,
)

MAX_QUERY = 200
MAX_QUERY_WORDS = 12
MAX_WRITTEN = 4 * MAX_WORD

ELIDED = re.compile(r"([^\W\d_]{3,})[-\u2010\u2011]\s+(?:en|of)\s+([^\W\d_]{6,})")


class Word(NamedTuple):
    """One word of a query: the page has the stem, all of the parts, or what means the same.

    For words that belong together the *stem* has a space, and no page has it.
    """

    stem: str
    parts: tuple[str, ...] = ()
    others: tuple[tuple[str, ...], ...] = ()

    @property
    def forms(self) -> tuple[tuple[str, ...], ...]:
        """Return the forms in which a page may have the word, each as terms that it has all."""
        whole = () if " " in self.stem else ((self.stem,),)
        return (*whole, *((self.parts,) if self.parts else ()), *self.others)


def terms(text: str) -> list[str]:
    """Return the different index terms of a text, in alphabetical order."""
    return sorted(term_counts(text))


def term_counts(text: str) -> Counter[str]:
    """Return how often each index term stands in a text."""
    counts = Counter(term for found in found_in(text) for term in written_terms(found[0]))
    counts.update(stem(word) for word in _elided(text))
    return counts


def token_terms(token: Token) -> set[str]:
    """Return the terms of one word: its stem and those of its parts."""
    return {stem(token.joined), *token_parts(token)}


@lru_cache(maxsize=50_000)
def written_terms(word: str) -> frozenset[str]:
    """Return the terms of one word as it is written; none for a word that does not matter."""
    # Of what is remembered nothing may be as long as a page.
    parts = useful_parts(word) if len(word) <= MAX_WRITTEN else ()
    return frozenset(token_terms(Token(0, len(word), parts))) if parts else frozenset()


def token_parts(token: Token) -> tuple[str, ...]:
    """Return the stems of the parts of a compound or hyphenated word."""
    if len(token.parts) == 1:
        return parts(token.joined)
    pieces = [piece for piece in token.parts if is_useful(piece)]
    return tuple(term for piece in pieces for term in parts(piece) or (stem(piece),))


def query_terms(text: str) -> list[Word]:
    """Return the different words of a query, bounded in number."""
    found = (Word(stem(token.joined), token_parts(token)) for token in tokens(text[:MAX_QUERY]))
    return list(dict.fromkeys(found))[:MAX_QUERY_WORDS]


def _elided(text: str) -> Iterator[str]:
    """Return what "taal- en loopbaancoach" leaves out: "taalcoach"."""
    for found in ELIDED.finditer(text[:MAX_TEXT]):
        first, last = fold(found[1]), fold(found[2])
        if split := parts(last):
            yield first + split[-1]
