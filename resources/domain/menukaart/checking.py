"""Where all answers lead: what an editor looks at before others use the chooser."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product
from math import prod

from resources.domain.menukaart.choosing import MOST, advise
from resources.domain.menukaart.values import Advice, Card, Map

MOST_COMBINATIONS = 2_000


@dataclass(frozen=True)
class Outcome:
    """One combination of answers, in words, with what it leads to."""

    answers: tuple[str, ...]
    advice: tuple[Advice, ...]

    @property
    def is_short(self) -> bool:
        """Whether it leads to fewer than three measures."""
        return len(self.advice) < MOST


@dataclass(frozen=True)
class Trial:
    """All combinations of a chooser; *outcomes* is empty when there are too many to try."""

    count: int
    outcomes: tuple[Outcome, ...]
    never: tuple[Card, ...]
    idle: tuple[str, ...]

    @property
    def short(self) -> list[Outcome]:
        """The combinations with fewer than three measures."""
        return [outcome for outcome in self.outcomes if outcome.is_short]


def trial(chooser: Map) -> Trial:
    """Every combination of answers of *chooser*, the cards that none leads to, and rules that never count."""
    count = prod(len(question.answers) for question in chooser.questions)
    outcomes = tuple(_outcomes(chooser)) if count <= MOST_COMBINATIONS else ()
    reached = {advice.card.key for outcome in outcomes for advice in outcome.advice}
    never = tuple(card for card in chooser.cards if outcomes and card.key not in reached)
    return Trial(count, outcomes, never, tuple(_idle(chooser)))


def _outcomes(chooser: Map) -> Iterable[Outcome]:
    for chosen in product(*(question.answers for question in chooser.questions)):
        answers = {
            question.key: answer.key for question, answer in zip(chooser.questions, chosen, strict=True)
        }
        labels = tuple(answer.label for answer in chosen)
        yield Outcome(labels, tuple(advise(chooser, answers)))


def _idle(chooser: Map) -> Iterable[str]:
    """Rules about a question or an answer that this chooser does not have."""
    known = {(question.key, answer.key) for question in chooser.questions for answer in question.answers}
    questions = {question.key for question in chooser.questions}
    for card in chooser.cards:
        for key, answer in card.rules:
            if key in questions and (key, answer) not in known:
                yield f"{card.title}: {key} = {answer}"
