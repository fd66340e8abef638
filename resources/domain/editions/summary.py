"""Two editions of a handbook beside each other: what became of each chapter."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from resources.domain.editions.comparing import compare
from resources.models import EditionChapter
from resources.values import Comparison


@dataclass(frozen=True)
class ChapterChange:
    """A chapter in two editions; one of them may not have it."""

    older: EditionChapter | None
    newer: EditionChapter | None

    @property
    def chapter(self) -> EditionChapter:
        """The chapter as it is called now, or as it was."""
        if (found := self.newer or self.older) is None:
            raise ValueError("a chapter of neither edition")
        return found

    @property
    def state(self) -> str:
        """What became of it: "new", "removed", "changed" or "same"."""
        if self.older is None:
            return "new"
        if self.newer is None:
            return "removed"
        # Most chapters are the same to the letter: no need to compare their words.
        is_same = self.older.html == self.newer.html or self.comparison.is_same
        return "same" if is_same else "changed"

    @cached_property
    def comparison(self) -> Comparison:
        """The differences."""
        return compare(self.older.html if self.older else "", self.newer.html if self.newer else "")


def changes_between(older: Iterable[EditionChapter], newer: Iterable[EditionChapter]) -> list[ChapterChange]:
    """The chapters of the newer edition, each with its former self; then those that are gone."""
    former = {chapter.page_key: chapter for chapter in older}
    present = list(newer)
    pairs = [ChapterChange(former.get(chapter.page_key), chapter) for chapter in present]
    kept = {chapter.page_key for chapter in present}
    return pairs + [ChapterChange(chapter, None) for key, chapter in former.items() if key not in kept]
