"""Dutch writes compounds as one word: take them apart with a reviewed list."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from cop_platform.core.search.stems import stem
from cop_platform.core.search.words import listed

SHORTEST_PART = 3
SHORTEST_COMPOUND = 7

CLOSED = re.compile(r"([aeou])\1?([^aeiou])$")
VOICED = {"f": "v", "s": "z"}


def forms(word: str) -> Iterator[str]:
    """Return a listed word with its inflections, which also link compounds."""
    yield from (word, word + "s", word + "e", word + "en")
    if word.endswith("e"):
        yield word + "n"
    if word.endswith("heid"):
        yield word[:-3] + "den"
    if word[-1] in VOICED:
        yield from _open_syllable(word[:-1] + VOICED[word[-1]])
    yield from _open_syllable(word)


def _open_syllable(word: str) -> Iterator[str]:
    """Return "banen" for "baan", "stappen" for "stap", "huizen" for "huiz"."""
    yield word + "en"
    if closed := CLOSED.search(word):
        short = len(closed.group()) == len("ap")
        yield word + word[-1] + "en" if short else word[:-2] + word[-1] + "en"


@cache
def known() -> dict[str, str]:
    """Return every form of every listed word, with that word."""
    found: dict[str, str] = {}
    for word in sorted(listed("vocabulary.txt")):
        for form in forms(word):
            found.setdefault(form, word)
    return found | {word: word for word in listed("vocabulary.txt")}


@lru_cache(maxsize=50_000)
def parts(word: str) -> tuple[str, ...]:
    """Return the stems of the parts of a compound; nothing for a plain word."""
    if len(word) < SHORTEST_COMPOUND or word in known():
        return ()
    if word in listed("exceptions.txt"):
        return ()
    return tuple(stem(part) for part in split(word))


def split(word: str) -> tuple[str, ...]:
    """Return the fewest listed words that make up a word, the longest first."""
    if word in known():
        return (known()[word],)
    best: tuple[str, ...] = ()
    for cut in range(len(word) - SHORTEST_PART, SHORTEST_PART - 1, -1):
        if word[:cut] in known():
            tail = split(word[cut:])
            if tail and (not best or len(tail) + 1 < len(best)):
                best = (known()[word[:cut]], *tail)
    return best
