"""The reviewed list of Dutch words, with the inflections of each."""

import re
from collections.abc import Iterator
from functools import cache

from cop_platform.core.search.words import listed

CLOSED = re.compile(r"([aeou])(\1?)([^aeiouwxy])$")
VOICED = {"f": "v", "s": "z"}
SHORTEST_VOICED = 4


def forms(word: str) -> Iterator[str]:
    """Return a word with its inflections, which are also the links in compounds."""
    yield from (word, word + "s")
    if word.endswith("e"):
        yield word + "n"
        return
    yield from _open_syllable(word)
    if word.endswith("ch"):
        yield word + "es"
    if word.endswith("heid"):
        yield word[:-3] + "den"
    if word[-1] in VOICED and len(word) >= SHORTEST_VOICED:
        yield from _open_syllable(word[:-1] + VOICED[word[-1]])


def _open_syllable(word: str) -> Iterator[str]:
    """Return "banen" for "baan", "stappen" for "stap", "huizen" for "huiz"."""
    yield from (word + "e", word + "en")
    if closed := CLOSED.search(word):
        doubled = word + word[-1] + "en"
        yield word[:-2] + word[-1] + "en" if closed[2] else doubled


@cache
def known() -> dict[str, str]:
    """Return every form of every listed word, with that word."""
    words = sorted(listed("vocabulary.txt"))
    found = {form: word for word in reversed(words) for form in forms(word)}
    return found | {word: word for word in words}
