"""The order of chapters: numbers, neighbours."""

from collections.abc import Sequence
from dataclasses import replace

from resources.values import ChapterLink


def numbered(chapters: Sequence[tuple[str, str]], *, current: str = "") -> list[ChapterLink]:
    """Chapters given as (title, url) in their order, numbered from 1; *current* is the url being read."""
    links = [ChapterLink(number, title, url) for number, (title, url) in enumerate(chapters, start=1)]
    return [replace(link, current=link.url == current) for link in links]


def neighbours(links: Sequence[ChapterLink]) -> tuple[ChapterLink | None, ChapterLink | None]:
    """The chapters before and after the current one."""
    place = next((index for index, link in enumerate(links) if link.current), None)
    if place is None:
        return None, None
    before = links[place - 1] if place else None
    after = links[place + 1] if place + 1 < len(links) else None
    return before, after
