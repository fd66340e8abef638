"""From running text to folded words: lower case, no accents, no hyphens."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

MAX_TEXT = 200_000
MAX_WORD = 64

# Nothing that was taken is given back: what follows never asks for it, and to remember it takes time.
LETTERS = r"(?:[^\W_]++|[\u0300-\u036f\u00ad]++)++"
INITIALS = r"(?:[^\W\d_]\.){2,}"
TOKEN = re.compile(rf"{INITIALS}|{LETTERS}(?:[-'’\u2010\u2011]{LETTERS})*")
HYPHEN = re.compile(r"[-\u2010\u2011]")
GENITIVE = re.compile(r"['’]s$")
DROPPED = re.compile(r"[.'’\u00ad]")


class Token(NamedTuple):
    """A word of the text, with its place and its folded parts."""

    start: int
    end: int
    parts: tuple[str, ...]

    @property
    def joined(self) -> str:
        """Return the parts written as one word."""
        return "".join(self.parts)


@cache
def listed(name: str) -> frozenset[str]:
    """Return the lines of one of the reviewed lists beside this module."""
    path = Path(__file__).with_name(name)
    return frozenset(path.read_text(encoding="utf-8").splitlines())


def fold(word: str) -> str:
    """Return a word in lower case, without accents, apostrophes and full stops."""
    if word.isascii() and word.isalnum():
        # Most words by far, and all the rest costs ten times as much.
        return word.lower()
    # The plural of "agenda" and "foto" is written with an apostrophe.
    bare = DROPPED.sub("", GENITIVE.sub("", word.casefold()))
    decomposed = unicodedata.normalize("NFKD", bare)
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def is_useful(word: str) -> bool:
    """Tell whether a folded word may stand in the index or in a query."""
    if len(word) > MAX_WORD or word in listed("stopwords.txt"):
        return False
    return word.isdigit() or len(word) > 1


def _folded_parts(word: str) -> tuple[str, ...]:
    if word.isalnum():
        return (folded,) if (folded := fold(word)) else ()
    return tuple(folded for piece in HYPHEN.split(word) if (folded := fold(piece)))


def tokens(text: str) -> Iterator[Token]:
    """Return the words of a text that matter, in order; a bounded length of it."""
    for found in found_in(text):
        if parts := useful_parts(found.group()):
            yield Token(found.start(), found.end(), parts)


def found_in(text: str) -> Iterator[re.Match[str]]:
    """Return the places of all words of a text, in order; a bounded length of it."""
    return TOKEN.finditer(text[:MAX_TEXT])


def useful_parts(word: str) -> tuple[str, ...]:
    """Return the folded parts of a word as it is written; nothing for one that does not matter."""
    parts = _folded_parts(word)
    return parts if parts and is_useful("".join(parts)) else ()
