"""Questions, cards and advice as the rules see them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

PHASE, EFFORT = "fase", "tijd"
NEVER = -100


@dataclass(frozen=True)
class Answer:
    """One answer: as it stands in an address, and as people read it."""

    key: str
    label: str


@dataclass(frozen=True)
class Question:
    """A question; *about* says which field of a card answers it, "" for rules alone."""

    key: str
    words: str
    answers: tuple[Answer, ...]
    about: str = ""

    def label(self, key: str) -> str:
        """The words of the answer *key*."""
        return next((answer.label for answer in self.answers if answer.key == key), "")

    def place(self, key: str) -> int:
        """Which answer *key* is, from 0; -1 for none."""
        return next((place for place, answer in enumerate(self.answers) if answer.key == key), -1)


@dataclass(frozen=True)
class Rule:
    """What an answer means for a card: points, or NEVER; and why, in words of an editor."""

    points: int
    reason: str = ""


@dataclass(frozen=True)
class Card:
    """A measure: what decides whether it is advised, and the *row* that pages show."""

    key: str
    title: str
    phase: str = ""
    phase_label: str = ""
    effort: str = ""
    effort_label: str = ""
    strength: int = 0
    position: int = 0
    rules: Mapping[tuple[str, str], Rule] = field(default_factory=dict)
    row: Any = None


@dataclass(frozen=True)
class Advice:
    """A card for these answers: its points, why it fits, and what to know before one begins."""

    card: Card
    points: int
    reasons: tuple[str, ...] = ()
    caveats: tuple[str, ...] = ()


@dataclass(frozen=True)
class Map:
    """One chooser."""

    questions: tuple[Question, ...]
    cards: tuple[Card, ...]
