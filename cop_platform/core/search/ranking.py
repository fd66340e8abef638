"""The order of results: decided here, so that it is the same on every database."""

from cop_platform.core.search.analyser import Word, query_terms, terms

WHOLE_TITLE, WORD_IN_TITLE, PARTS_IN_TITLE, IN_LEAD = 8, 4, 2, 1
SHARE = 100


def score(words: list[Word], title: str, *, in_lead: bool = False) -> int:
    """Return how well a page that has all the words answers the query."""
    found = set(terms(title))
    points = sum(_points(word, found) for word in words) * SHARE // len(words)
    if query_terms(title) == words:
        points += WHOLE_TITLE * SHARE
    return points + IN_LEAD * SHARE * in_lead


def _points(word: Word, found: set[str]) -> int:
    if word.stem in found:
        return WORD_IN_TITLE
    return PARTS_IN_TITLE if word.parts and found.issuperset(word.parts) else 0
