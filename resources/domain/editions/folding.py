"""Leaves out of sight what did not change, but keeps a paragraph beside what did."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from resources.values import Passage

BESIDE = 1
FOLDED_FROM = 3


@dataclass(frozen=True)
class Stretch:
    """Passages that are shown, or that a reader may unfold."""

    passages: tuple[Passage, ...]
    is_folded: bool


def folded(passages: Sequence[Passage]) -> list[Stretch]:
    """The *passages* in stretches; FOLDED_FROM or more unchanged ones in a row are folded."""
    shown = _near_changes(passages)
    groups = groupby(range(len(passages)), key=lambda at: at in shown)
    return [
        Stretch(tuple(passages[at] for at in places), is_folded=not is_shown)
        for is_shown, places in ((is_shown, list(group)) for is_shown, group in groups)
    ]


def _near_changes(passages: Sequence[Passage]) -> set[int]:
    """Where passages stand that changed, that are beside one, or between two that are shown."""
    changed = [at for at, passage in enumerate(passages) if passage.mark != "same"]
    shown = {near for at in changed for near in range(at - BESIDE, at + BESIDE + 1)}
    return shown | set(_short_gaps(shown, len(passages)))


def _short_gaps(shown: set[int], length: int) -> Iterator[int]:
    groups = groupby(range(length), key=lambda at: at in shown)
    for is_shown, places in ((is_shown, list(group)) for is_shown, group in groups):
        if not is_shown and len(places) < FOLDED_FROM:
            yield from places
