"""The words of the library that is searched: some common, most of them rare."""

from __future__ import annotations

COMMON = [
    "werk",
    "taal",
    "gemeente",
    "gesprek",
    "begeleiding",
    "klantmanager",
    "werkgever",
    "inburgering",
    "plan",
    "week",
]
SYLLABLES = [
    "ba",
    "ce",
    "di",
    "fo",
    "gu",
    "ha",
    "ki",
    "lo",
    "mu",
    "na",
    "pe",
    "ri",
    "so",
    "tu",
    "va",
    "wo",
    "zi",
]
WORDS = [*COMMON, *(a + b + c for a in SYLLABLES for b in SYLLABLES for c in SYLLABLES)]
# The tenth word comes ten times less often than the first.
WEIGHTS = [1 / rank for rank in range(1, len(WORDS) + 1)]
