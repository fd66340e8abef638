"""How a query is read: its words, what means the same, what they are made of, what is misspelt."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cop_platform.core.content import remembered
from cop_platform.core.search.analyser import Word, query_terms, token_parts
from cop_platform.core.search.compounds import nearest_part
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

    @property
    def looser(self) -> list[Word]:
        """The words, of compounds also what they are: a "contract" for "arbeidscontract"; none without."""
        found = [one._replace(parts=one.parts[-1:]) if _is_compound(one) else one for one in self.words]
        return found if found != self.words else []


def _is_compound(word: Word) -> bool:
    return len(word.parts) > 1 and " " not in word.stem


def read(query: str) -> Reading:
    """Return how *query* is read; no query for words on our list, two at most for others."""
    words = query_terms(query)
    if not words:
        return Reading([])
    words = expanded(words, remembered("synonyms", _others))
    typed = _strange(words, {stem(token.joined): token.joined for token in tokens(query)})
    halves = vocabulary.halves(typed.values()) if typed else {}
    parts = {one: halves.get(one) or nearest_part(one) for one in typed.values()}
    apart = [word._replace(parts=parts.get(typed.get(word.stem, ""), word.parts)) for word in words]
    return Reading(apart, tuple(one for one in typed.values() if one not in halves))


def apart(text: str) -> tuple[str, ...]:
    """The stems of the words of *text*, of compounds those of the parts: "job coach" is "jobcoach"."""
    return tuple(term for word in query_terms(text) for term in word.parts or (word.stem,))


def compounds(query: str) -> tuple[str, ...]:
    """The words of *query* that are made of others, as they were typed."""
    return tuple(token.joined for token in tokens(query) if len(token_parts(token)) > 1)


def respelt(query: str, unknown: Iterable[str]) -> str:
    """Return *query* with the nearest words of pages for its *unknown* ones; nothing when there are none."""
    better = {word: near for word in unknown if (near := vocabulary.nearest(word)) != word}
    pieces, done = [], 0
    for token in tokens(query):
        if token.joined in better:
            pieces += [query[done : token.start], better[token.joined]]
            done = token.end
    return "".join([*pieces, query[done:]]).strip() if pieces else ""


def _others() -> Others:
    sets = SynonymSet.objects.values_list("words", flat=True)[:MAX_SETS]
    return others_by_form(map(phrases, sets))


def _strange(words: Iterable[Word], typed: Mapping[str, str]) -> dict[str, str]:
    """The words by their stem that neither our list, a synonym nor any page knows; numbers are no words."""
    plain = {word.stem: typed[word.stem] for word in words if not word.parts and not word.others}
    asked = {its: word for its, word in plain.items() if word.isalpha() and word not in known()}
    there = vocabulary.known_stems(asked) if asked else set()
    return {its: word for its, word in asked.items() if its not in there}
