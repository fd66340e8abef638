"""The order of chapters: numbers, neighbours."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from resources.values import ChapterLink


def numbered(chapters: Iterable[ChapterLink], *, current: str = "") -> list[ChapterLink]:
    """The chapters in their order, numbered from 1; *current* is the url being read."""
    return [
        replace(chapter, number=number, current=chapter.url == current)
        for number, chapter in enumerate(chapters, start=1)
    ]


def neighbours(links: Sequence[ChapterLink]) -> tuple[ChapterLink | None, ChapterLink | None]:
    """The chapters before and after the current one."""
    place = next((index for index, link in enumerate(links) if link.current), None)
    if place is None:
        return None, None
    before = links[place - 1] if place else None
    after = links[place + 1] if place + 1 < len(links) else None
    return before, after
