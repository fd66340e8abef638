"""The order of results: decided here, so that it is the same on every database."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from cop_platform.core.search.analyser import Word, query_terms, terms
from cop_platform.core.search.marks import ANYWHERE, LEAD, SEVERAL, TITLE, mark, places_of

# What it adds that a page has a term there, in hundredths; who has it in the title has it in the lead too.
WORTH = {ANYWHERE: 100, SEVERAL: 100, LEAD: 150, TITLE: 150}
GRADE = len(ANYWHERE)
# A word in its parts, or as another word, says less than the word itself.
AS_PARTS, AS_OTHER, WHOLE = 60, 80, 100
WHOLE_TITLE = 8
# A page that has less than this share of what was asked, in hundredths, is no answer when as many others are.
ENOUGH, FEW = 50, 5

PARTS_IN_TITLE, WORD_IN_TITLE = 4, 8

# A form of a word in marked letters, with its worth.
Valued = tuple[tuple[str, ...], int]


class Text(NamedTuple):
    """What the order needs of one page: its title and its marked terms."""

    title: str
    marked: str


def scores(words: Sequence[Word], texts: Sequence[Text]) -> list[int]:
    """Return how well each text answers *words*, in their order; 0 for what does not answer them."""
    places = places_of(term for word in words for form in word.forms for term in form)
    found = [places(text.marked) for text in texts]
    # Few texts have the words in places of their own: what those are worth is seen once.
    times = Counter(found)
    forms = [list(_valued(word)) for word in words]
    worths = {one: _worths(forms, one) for one in times}
    rarity = _rarity(worths, times, len(words))
    points = _points_of(worths, rarity, ENOUGH)
    if sum(times[one] for one in points) < FEW:
        points = _points_of(worths, rarity, 0)
    # Most titles do not even have all the words.
    titled = {one for one, worth in worths.items() if one in points and min(worth) >= WORTH[TITLE] * WHOLE}
    asked = tuple(word.stem for word in words)
    return [
        points.get(one, 0)
        + (WHOLE_TITLE * 100 * WHOLE if one in titled and _stems_of(text.title) == asked else 0)
        for one, text in zip(found, texts, strict=True)
    ]


def _valued(word: Word) -> Iterator[Valued]:
    """The forms of *word* in marked letters, with what a page that has it so is worth, in hundredths."""
    for form in word.forms:
        is_whole = form == (word.stem,) or (" " in word.stem and form == word.parts)
        worth = WHOLE if is_whole else AS_PARTS if form == word.parts else AS_OTHER
        yield tuple(mark(term, "") for term in form), worth


def _worths(words: Iterable[Iterable[Valued]], found: str) -> list[int]:
    """What each word is worth by all the places where a text has it."""
    grades: Counter[str] = Counter()
    for place in found.split():
        grades[place[GRADE:]] += WORTH[place[:GRADE]]
    return [max(worth * min(grades[letters] for letters in form) for form, worth in forms) for forms in words]


def _rarity(worths: Mapping[str, Sequence[int]], times: Mapping[str, int], number: int) -> list[int]:
    """How much each word tells these texts apart: more when it is rare, least when all have it, or none."""
    texts = sum(times.values())
    had = [sum(times[found] for found, worth in worths.items() if worth[at]) for at in range(number)]
    return [(4 * texts // (has or texts or 1)).bit_length() - 1 for has in had]


def _points_of(worths: Mapping[str, Sequence[int]], rarity: Sequence[int], enough: int) -> dict[str, int]:
    """What places give that are worth so much, when they have *enough*, in hundredths, of what was asked."""
    asked = sum(rarity)
    had = {one: _weigh((1 if each else 0 for each in worth), rarity) for one, worth in worths.items()}
    # No title makes up for a word that is not there.
    return {
        one: _weigh(worth, rarity) * had[one] // asked**2
        for one, worth in worths.items()
        if had[one] and 100 * had[one] >= enough * asked
    }


def _weigh(worth: Iterable[int], rarity: Iterable[int]) -> int:
    return sum(one * rare for one, rare in zip(worth, rarity, strict=True))


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
