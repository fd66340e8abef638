"""Where a person was, as far as they may still read it."""

from dataclasses import dataclass
from datetime import datetime

from cop_platform.accounts.models import User
from resources.domain.reading import titles_above
from resources.models import ChapterPage, ReadingPlace


@dataclass(frozen=True)
class ReadOn:
    """The chapter that somebody opened last in a handbook with this title, and when."""

    chapter: ChapterPage
    handbook: str
    read_at: datetime


def places_of(person: User, *, most: int | None = None) -> list[ReadOn]:
    """Where *person* was in handbooks, the one read last first, at most *most*."""
    rows = list(ReadingPlace.objects.of(person)[:most])
    if not rows:
        return []
    readable = ChapterPage.objects.visible_to(person).filter(pk__in=[row.chapter_id for row in rows])
    chapters = {chapter.pk: chapter for chapter in readable.defer("body")}
    handbooks = titles_above(chapters.values())
    return [
        ReadOn(chapters[row.chapter_id], handbooks[row.chapter_id], row.read_at)
        for row in rows
        if row.chapter_id in chapters
    ]
