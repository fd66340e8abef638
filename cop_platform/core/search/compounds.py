"""Dutch writes compounds as one word: take them apart with a reviewed list."""

from functools import lru_cache

from cop_platform.core.search.stems import stem
from cop_platform.core.search.vocabulary import known
from cop_platform.core.search.words import listed

SHORTEST_PART = 3
SHORTEST_COMPOUND = 7
# What a strange word ends or begins with, when that is no accident; but "afbouwen" is no "bouwen".
SHORTEST_END, SHORTEST_BEGINNING, SHORTEST_REST = 6, 7, 4


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
        if word[:cut] not in known():
            continue
        tail = split(word[cut:])
        if tail and (not best or len(tail) + 1 < len(best)):
            best = (known()[word[:cut]], *tail)
    return best


def nearest_part(word: str) -> tuple[str, ...]:
    """Return the stem of the listed word that *word* ends with, or else begins with; nothing without one.

    The end of a compound says what it is: a "functioneringsgesprek" is a "gesprek".
    """
    ends = (word[at:] for at in range(SHORTEST_REST, len(word) - SHORTEST_END + 1))
    beginnings = (word[:at] for at in range(len(word) - SHORTEST_REST, SHORTEST_BEGINNING - 1, -1))
    return next(((stem(part),) for part in (*ends, *beginnings) if part in known()), ())
