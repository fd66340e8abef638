"""A better spelling for a query that found nothing."""

from collections.abc import Iterable
from difflib import get_close_matches
from itertools import islice

from cop_platform.core.search.vocabulary import known
from cop_platform.core.search.words import tokens

SIMILARITY = 0.8
MAX_CHOICE = 5_000
MAX_WORDS = 6


def suggest(query: str, texts: Iterable[str]) -> str:
    """Return the query in words of the given texts and our list; else nothing.

    The texts must be ones that the visitor may read: a suggestion shows a word.
    """
    offered = (token.joined for text in texts for token in tokens(text))
    choice = {*known().values(), *islice(offered, MAX_CHOICE)}
    asked = [token.joined for token in tokens(query)][:MAX_WORDS]
    better = [_closest(word, choice) for word in asked]
    return " ".join(better) if better != asked else ""


def _closest(word: str, choice: set[str]) -> str:
    """Return the listed word that is spelt most alike, or the word itself."""
    if word in choice:
        return word
    return next(iter(get_close_matches(word, sorted(choice), 1, SIMILARITY)), word)
