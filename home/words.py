"""How a query is read: its words, what means the same, what they are made of, what is misspelt."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cop_platform.core.content import remembered
from cop_platform.core.search.analyser import Word, query_terms
from cop_platform.core.search.stems import stem
from cop_platform.core.search.synonyms import Others, expanded, others_by_form
from cop_platform.core.search.vocabulary import known
from cop_platform.core.search.words import tokens
from home import vocabulary
from home.models import SynonymSet
from home.models.finding import phrases

MAX_SETS = 1_000


@dataclass(frozen=True)
class Reading:
    """The words of a query, and those of them that no public page has in any form, as they were typed."""

    words: list[Word]
    unknown: tuple[str, ...] = ()


def read(query: str) -> Reading:
    """Return how *query* is read; no query for words on our list, two at most for others."""
    words = query_terms(query)
    if not words:
        return Reading([])
    words = expanded(words, remembered("synonyms", _others))
    typed = _strange(words, {stem(token.joined): token.joined for token in tokens(query)})
    halves = vocabulary.halves(typed.values()) if typed else {}
    apart = [word._replace(parts=halves.get(typed.get(word.stem, ""), word.parts)) for word in words]
    return Reading(apart, tuple(one for one in typed.values() if one not in halves))


def respelt(query: str, unknown: Iterable[str]) -> str:
    """Return *query* with the nearest words of pages for its *unknown* ones; nothing when there are none."""
    better = {word: vocabulary.nearest(word) for word in unknown}
    found = [better.get(token.joined, token.joined) for token in tokens(query)]
    return " ".join(found) if any(word != near for word, near in better.items()) else ""


def _others() -> Others:
    sets = SynonymSet.objects.values_list("words", flat=True)[:MAX_SETS]
    return others_by_form(map(phrases, sets))


def _strange(words: Iterable[Word], typed: Mapping[str, str]) -> dict[str, str]:
    """The words by their stem that neither our list, a synonym nor any page knows; numbers are no words."""
    plain = {word.stem: typed[word.stem] for word in words if not word.parts and not word.others}
    asked = {its: word for its, word in plain.items() if word.isalpha() and word not in known()}
    there = vocabulary.known_stems(asked) if asked else set()
    return {its: word for its, word in asked.items() if its not in there}
