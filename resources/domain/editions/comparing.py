"""What changed between two texts, paragraph by paragraph and then word by word.

The time is bounded: of long stretches without anything in common no words are compared.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from resources.domain.editions.paragraphs import paragraphs_in
from resources.values import Comparison, Paragraph, Passage, Piece

# Two texts of this many paragraphs that all differ, and two paragraphs of this many words.
MOST_PARAGRAPHS = 1_000
MOST_WORDS = 1_000
# A paragraph that was reworded has its former self among so many.
LOOK_AHEAD = 10
# A paragraph is the same one, reworded, when at least this part of the words is the same.
REWORDED = 0.5
WORDS = re.compile(r"\S+\s*")


def compare(older: str, newer: str) -> Comparison:
    """The differences between two frozen HTML texts."""
    passages = tuple(_passages(paragraphs_in(older), paragraphs_in(newer)))
    return Comparison(passages, added=_count(passages, "added"), removed=_count(passages, "removed"))


def _passages(old: Sequence[Paragraph], new: Sequence[Paragraph]) -> Iterator[Passage]:
    start = _common(old, new)
    end = _common(old[start:][::-1], new[start:][::-1])
    yield from _whole(new[:start], "same")
    yield from _middle(old[start : len(old) - end], new[start : len(new) - end])
    yield from _whole(new[len(new) - end :], "same")


def _common(one: Sequence[Paragraph], other: Sequence[Paragraph]) -> int:
    """How many paragraphs at the beginning have the same words."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a.text != b.text), min(len(one), len(other)))


def _middle(old: Sequence[Paragraph], new: Sequence[Paragraph]) -> Iterator[Passage]:
    if max(len(old), len(new)) > MOST_PARAGRAPHS:
        yield from (*_whole(old, "removed"), *_whole(new, "added"))
        return
    texts = [one.text for one in old], [one.text for one in new]
    for tag, a, b, c, d in SequenceMatcher(None, *texts, autojunk=False).get_opcodes():
        if tag == "equal":
            yield from _whole(new[c:d], "same")
        else:
            yield from _replaced(list(old[a:b]), new[c:d])


def _replaced(old: list[Paragraph], new: Sequence[Paragraph]) -> Iterator[Passage]:
    """Each new paragraph after the old ones that went before it; with its former self, if it has one."""
    for paragraph in new:
        near = enumerate(old[:LOOK_AHEAD])
        at = next((at for at, former in near if _is_reworded(former.text, paragraph.text)), None)
        if at is None:
            yield from _whole([paragraph], "added")
        else:
            yield from _whole(old[:at], "removed")
            yield Passage(paragraph.kind, "changed", tuple(_words(old[at].text, paragraph.text)))
            del old[: at + 1]
    yield from _whole(old, "removed")


def _is_reworded(old: str, new: str) -> bool:
    before, after = Counter(old.split()), Counter(new.split())
    total = before.total() + after.total()
    return total <= 2 * MOST_WORDS and 2 * (before & after).total() >= REWORDED * max(total, 1)


def _words(old: str, new: str) -> Iterator[Piece]:
    before, after = WORDS.findall(old), WORDS.findall(new)
    # Compared without the space behind them: the last word has none.
    bare = [word.strip() for word in before], [word.strip() for word in after]
    for tag, a, b, c, d in SequenceMatcher(None, *bare, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Piece("".join(after[c:d]), "same")
            continue
        if a < b:
            yield Piece("".join(before[a:b]), "removed")
        if c < d:
            yield Piece("".join(after[c:d]), "added")


def _whole(paragraphs: Sequence[Paragraph], mark: str) -> Iterator[Passage]:
    for paragraph in paragraphs:
        yield Passage(paragraph.kind, mark, (Piece(paragraph.text, mark),))


def _count(passages: Sequence[Passage], mark: str) -> int:
    pieces = (piece for passage in passages for piece in passage.pieces if piece.mark == mark)
    return sum(len(piece.text.split()) for piece in pieces)
