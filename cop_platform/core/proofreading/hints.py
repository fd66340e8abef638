"""What makes a text hard to read; the writer decides."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from cop_platform.core.proofreading.rules import units_of
from cop_platform.core.proofreading.values import Finding, Part
from cop_platform.core.proofreading.words import EASIER

# Level B1: ten to fifteen words read well, and more than this loses readers.
MOST_WORDS = 20
# A sentence ends before a capital, so most abbreviations end none.
_END = re.compile(r"(?:(?<=[.!?])|(?<=[.!?][”’'\")]))\s+(?=[“‘'\"(]*[A-ZÀ-Þ0-9])")
_HARD = re.compile(
    r"(?<!\w)(" + "|".join(sorted(map(re.escape, EASIER), key=len, reverse=True)) + r")(?!\w)",
    re.IGNORECASE,
)


def hints(parts: Iterable[Part]) -> list[Finding]:
    """Long sentences, and words for which there is an easier one, in reading order."""
    return [hint for part in parts for unit in units_of(part) for hint in _of_unit(part, unit)]


def sentences(text: str) -> list[str]:
    """The sentences of *text*."""
    return [one.strip() for one in _END.split(text) if one.strip()]


def _of_unit(part: Part, text: str) -> Iterator[Finding]:
    for sentence in sentences(text):
        number = len(sentence.split())
        if number > MOST_WORDS:
            message = _("Deze zin heeft %(number)d woorden. Maak er twee van.") % {"number": number}
            yield Finding(part.path, "long_sentence", message, sentence)
        for found in _HARD.finditer(sentence):
            message = _("Moeilijk woord: “%(word)s”. Misschien kan het ook zo: “%(easier)s”.")
            words = {"word": found[0], "easier": EASIER[found[0].lower()]}
            yield Finding(part.path, "hard_word", message % words, sentence)
