"""The order of results: decided here, so that it is the same on every database."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from cop_platform.core.search.analyser import Word, query_terms, terms
from cop_platform.core.search.marks import grades_of, mark

# What it adds that a page has a term there, in hundredths; who has it in the title has it in the lead too.
WORTH = {"q": 100, "s": 100, "l": 200, "t": 400}
# A word in its parts, or as another word, says less than the word itself.
AS_PARTS, AS_OTHER, WHOLE = 60, 80, 100
WHOLE_TITLE = 8
# A page that has less than this share of what was asked, in hundredths, is no answer.
ENOUGH = 50

PARTS_IN_TITLE, WORD_IN_TITLE = 4, 8

Grades = Mapping[str, int]


class Text(NamedTuple):
    """What the order needs of one page: its title and its marked terms."""

    title: str
    marked: str


def scores(words: Sequence[Word], texts: Sequence[Text]) -> list[int]:
    """Return how well each text answers *words*, in their order; 0 for what does not answer them."""
    pattern = grades_of(term for word in words for form in word.forms for term in form)
    worths = [_worths(words, _grades(pattern, text.marked)) for text in texts]
    rarity = _rarity(worths, len(words))
    return [_score(words, text, worth, rarity) for text, worth in zip(texts, worths, strict=True)]


def _grades(pattern: re.Pattern[str], marked: str) -> Grades:
    """What each term is worth by all the places where the page has it."""
    found: Counter[str] = Counter()
    for grade, letters in pattern.findall(marked):
        found[letters] += WORTH[grade]
    return found


def _worths(words: Iterable[Word], grades: Grades) -> list[int]:
    return [max(_form(word, form, grades) for form in word.forms) for word in words]


def _form(word: Word, form: tuple[str, ...], grades: Grades) -> int:
    least = min(grades.get(mark(term, ""), 0) for term in form)
    if form == (word.stem,) or (" " in word.stem and form == word.parts):
        return least * WHOLE
    return least * (AS_PARTS if form == word.parts else AS_OTHER)


def _rarity(worths: Sequence[Sequence[int]], number: int) -> list[int]:
    """How much each word tells these texts apart: more when it is rare, least when all have it, or none."""
    had: Counter[int] = Counter(at for worth in worths for at in range(number) if worth[at])
    return [(4 * len(worths) // (had[at] or len(worths) or 1)).bit_length() - 1 for at in range(number)]


def _score(words: Sequence[Word], text: Text, worth: Sequence[int], rarity: Sequence[int]) -> int:
    has = sum(rare for one, rare in zip(worth, rarity, strict=True) if one)
    if 100 * has < ENOUGH * sum(rarity):
        return 0
    points = sum(one * rare for one, rare in zip(worth, rarity, strict=True)) // sum(rarity)
    return points + (WHOLE_TITLE * 100 * WHOLE if _is_title(words, text.title, worth) else 0)


def _is_title(words: Sequence[Word], title: str, worth: Sequence[int]) -> bool:
    """Whether *words* are the whole title; most titles do not even have them all, which is seen at once."""
    if min(worth) < WORTH["t"] * WHOLE:
        return False
    return _stems_of(title) == tuple(word.stem for word in words)


@lru_cache(maxsize=20_000)
def _stems_of(title: str) -> tuple[str, ...]:
    return tuple(word.stem for word in query_terms(title))


def title_score(words: Sequence[Word], title: str) -> int:
    """Return how well *title* alone answers *words*."""
    found = set(terms(title))
    points = sum(_title_points(word, found) for word in words) * 100 // len(words)
    return points + (WHOLE_TITLE * 200 if query_terms(title) == list(words) else 0)


def _title_points(word: Word, found: set[str]) -> int:
    if word.stem in found:
        return WORD_IN_TITLE
    return PARTS_IN_TITLE if word.parts and found.issuperset(word.parts) else 0
