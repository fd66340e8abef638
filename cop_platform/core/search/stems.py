"""The stem of a Dutch word: one form for all its inflections."""

import re
from functools import lru_cache
from threading import local

import Stemmer

from cop_platform.core.search.vocabulary import known

# The library's own "dutch" follows other rules, which turn "werkgever" into
# "werkver" and "gemeente" into "meen".
ALGORITHM = "dutch_porter"
SINGULAR = re.compile(r"(?:adres|dvies|recies|proces|succes|congres|[^aeiou]les)$")
LONGEST_SINGULAR = 4
SHORTEST_VOICED = 4
DEVOICED = {"v": "f", "z": "s"}

# A word of one syllable keeps its long vowel: "weten" and "weet" are not "wet".
OPEN_SYLLABLE = re.compile(r"(?P<start>[^aeiouy]*)(?P<vowel>[aeou])(?P<end>[^aeiouwxy])en$")
LONG_VOWEL = re.compile(r"(?P<start>[^aeiouy]*)(?P<vowel>[aeou])(?P=vowel)(?P<end>[^aeiouwxy])$")
DOUBLE_CONSONANT = re.compile(r"([^aeiou\d])\1$")
# "schrijft" and "begrijpt", but not "lijst", "kracht", "student" and "contract".
LAST_T = re.compile(r"(?<=[bfgklmpw])t$")
SHORTEST_VERB = 5
LAST_S = re.compile(r"(?<=[^aeioujy])s$")
DOUBLE_VOWEL = re.compile(r"(?<=[^aeiou])([aeou])\1(?=[^aeiou]$)")

_thread = local()


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Return the stem of a folded word."""
    word = _singular(word)
    if long := LONG_VOWEL.match(word) or OPEN_SYLLABLE.match(word):
        return _devoiced("".join((long["start"], long["vowel"], long["vowel"], long["end"])))
    # A stemmer object is not safe to share between threads.
    if not hasattr(_thread, "stemmer"):
        _thread.stemmer = Stemmer.Stemmer(ALGORITHM)
    return _even_out(_thread.stemmer.stemWord(word))


def _singular(word: str) -> str:
    """Undo what the stemmer leaves on: "sessies", "vacatures", "agendas"."""
    if listed_word := known().get(word):
        return listed_word
    plural = len(word) > LONGEST_SINGULAR and word.endswith("es")
    return word[:-1] if plural and not SINGULAR.search(word) else word


def _even_out(ending: str) -> str:
    """Give "plann" and "plan", "huiz" and "huis", "wens" and "wen" one form."""
    ending = DOUBLE_CONSONANT.sub(r"\1", ending)
    if len(ending) >= SHORTEST_VERB:
        ending = LAST_T.sub("", ending)
    if len(ending) >= SHORTEST_VOICED:
        ending = _devoiced(ending)
    return DOUBLE_VOWEL.sub(r"\1", LAST_S.sub("", ending))


def _devoiced(ending: str) -> str:
    return ending[:-1] + DEVOICED.get(ending[-1], ending[-1])
