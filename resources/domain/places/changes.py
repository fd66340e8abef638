"""What changed in a handbook since a reader was there."""

from typing import Any

from django.db.models import F, QuerySet

from resources.domain.editions import ChapterChange, changes_between
from resources.domain.headings import anchored
from resources.models import EditionChapter, HandbookPage
from resources.values import Heading, Passage


def changed_chapters(handbook: HandbookPage, older: int, newer: int, user: Any) -> list[ChapterChange]:
    """The chapters that are new, gone or reworded between two editions, as far as *user* may read them."""
    return _changes(_frozen(handbook.path, user), older, newer)


def chapter_change(chapter: Any, older: int, newer: int, user: Any) -> ChapterChange | None:
    """What became of *chapter* between two editions of its handbook; None when no word changed."""
    rows = _frozen(chapter.path[: -chapter.steplen], user).filter(page_key=chapter.pk)
    return next(iter(_changes(rows, older, newer)), None)


def changed_sections(change: ChapterChange) -> list[Heading]:
    """The sections of the newer text in which words changed, in their order."""
    if change.newer is None:
        return []
    touched: set[str] = set()
    section = ""
    for passage in change.comparison.passages:
        if passage.kind == "h2" and passage.mark != "removed":
            section = _newer_words(passage)
        if passage.mark != "same":
            touched.add(section)
    return [heading for heading in anchored(change.newer.html) if heading.title in touched]


def _frozen(path: str, user: Any) -> QuerySet[EditionChapter]:
    return EditionChapter.objects.visible_to(user).filter(edition__handbook__path=path)


def _changes(rows: QuerySet[EditionChapter], older: int, newer: int) -> list[ChapterChange]:
    found = rows.filter(edition__number__in=(older, newer)).annotate(edition_number=F("edition__number"))
    texts = list(found.order_by("number"))
    before, after = ([row for row in texts if row.edition_number == number] for number in (older, newer))
    return [one for one in changes_between(before, after) if one.state != "same"]


def _newer_words(passage: Passage) -> str:
    words = "".join(piece.text for piece in passage.pieces if piece.mark != "removed")
    return " ".join(words.split())
