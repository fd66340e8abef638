"""The reviewed list of Dutch words, with the inflections of each.

The index holds stems made with this list: after a change, run ``manage.py update_index``.
"""

import re
from collections.abc import Iterator
from functools import cache

from cop_platform.core.search.words import listed

CLOSED = re.compile(r"([aeou])(\1?)([^aeiouwxy])$")
VOWELS = re.compile(r"[aeiouy]")
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
    closed = CLOSED.search(word)
    if closed:
        doubled = word + word[-1] + "en"
        yield word[:-2] + word[-1] + "en" if closed[2] else doubled
    # Only an unstressed end stays as it is: "artikelen", but never "weten" for "wet".
    if not closed or VOWELS.search(word[: closed.start()]):
        yield from (word + "e", word + "en")


@cache
def known() -> dict[str, str]:
    """Return every form of every listed word, with that word."""
    words = sorted(listed("vocabulary.txt"))
    found = {form: word for word in reversed(words) for form in forms(word)}
    irregular = dict(line.split() for line in sorted(listed("irregular.txt")))
    return found | {word: word for word in words} | irregular
