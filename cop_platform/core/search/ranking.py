"""The order of results: decided here, so that it is the same on every database."""

from enum import IntEnum

from cop_platform.core.search.analyser import Word, query_terms, terms


class Place(IntEnum):
    """Where a page has the words of a query, from least to most telling."""

    IN_PARTS = 0
    WHOLE = 1
    IN_LEAD = 2


PARTS_IN_TITLE, WORD_IN_TITLE, WHOLE_TITLE = 4, 8, 16
SHARE = 100


def score(words: list[Word], title: str, place: Place) -> int:
    """Return how well a page that has all the words answers the query."""
    found = set(terms(title))
    points = sum(_points(word, found) for word in words) * SHARE // len(words)
    if query_terms(title) == words:
        points += WHOLE_TITLE * SHARE
    return points + place * SHARE


def _points(word: Word, found: set[str]) -> int:
    if word.stem in found:
        return WORD_IN_TITLE
    return PARTS_IN_TITLE if word.parts and found.issuperset(word.parts) else 0
