"""Words that mean the same: a query with one asks for all of them, and the index stays as it is."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from cop_platform.core.search.analyser import Word, query_terms

Form = tuple[str, ...]
Others = Mapping[Form, tuple[Form, ...]]


def others_by_form(sets: Iterable[Iterable[str]]) -> Others:
    """Return for each word or phrase of *sets*, as stems, the others of its set."""
    found: dict[Form, dict[Form, None]] = defaultdict(dict)
    for phrases in sets:
        forms = [form for phrase in phrases if (form := _form(phrase))]
        for form in forms:
            found[form].update(dict.fromkeys(other for other in forms if other != form))
    return {form: tuple(others) for form, others in found.items() if others}


def expanded(words: Sequence[Word], others: Others) -> list[Word]:
    """Return *words* with what means the same as each; words of one phrase become one."""
    found: list[Word] = []
    at = 0
    while at < len(words):
        length = _phrase_at(words, at, others)
        found.append(_phrase(words[at : at + length], others) if length > 1 else _word(words[at], others))
        at += max(length, 1)
    return found


def _form(phrase: str) -> Form:
    return tuple(word.stem for word in query_terms(phrase))


def _phrase_at(words: Sequence[Word], at: int, others: Others) -> int:
    """How many words from *at* are a phrase that has others; the longest."""
    lengths = (
        length for length in range(len(words) - at, 1, -1) if _stems(words[at : at + length]) in others
    )
    return next(lengths, 1)


def _stems(words: Iterable[Word]) -> Form:
    return tuple(word.stem for word in words)


def _phrase(words: Sequence[Word], others: Others) -> Word:
    stems = _stems(words)
    return Word(" ".join(stems), stems, others[stems])


def _word(word: Word, others: Others) -> Word:
    """The word with its others; of a compound a part may have others too."""
    swapped = (
        (*word.parts[:at], *other, *word.parts[at + 1 :])
        for at, part in enumerate(word.parts)
        for other in others.get((part,), ())
    )
    return word._replace(others=tuple(dict.fromkeys([*others.get((word.stem,), ()), *swapped])))
