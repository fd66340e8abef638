"""What a person suggested, and what came of it, as far as they may still read the chapter."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cop_platform.accounts.models import User
from resources.domain.bookmarks.sections import sections_of
from resources.domain.reading import titles_above
from resources.models import ChapterPage, EditionChapter, Suggestion

# Who suggested more finds the newest here, and all of it in the download of their data.
MOST_SHOWN = 100


@dataclass(frozen=True)
class Suggested:
    """A suggestion; without *chapter* that is gone or no longer for this person, and nothing tells of it.

    *handbook* is the title around the chapter, *anchor* the place of the section ("" once it is gone),
    *edition* the first one that was recorded after the text was mended (0: none yet).
    """

    row: Suggestion
    chapter: ChapterPage | None = None
    handbook: str = ""
    anchor: str = ""
    edition: int = 0


def suggestions_of(person: User) -> list[Suggested]:
    """The last MOST_SHOWN suggestions of *person*, the newest first; in a fixed number of queries."""
    rows = list(Suggestion.objects.filter(person=person).order_by("-given_at", "-pk")[:MOST_SHOWN])
    wanted = {row.page_id for row in rows}
    chapters = ChapterPage.objects.visible_to(person).filter(pk__in=wanted).defer("body").in_bulk()
    handbooks, editions = titles_above(chapters.values()), _editions(person, chapters)
    return [
        _suggested(row, chapters[row.page_id], handbooks[row.page_id], editions)
        if row.page_id in chapters
        else Suggested(row)
        for row in rows
    ]


def _editions(person: User, keys: Iterable[int]) -> list[EditionChapter]:
    """The chapters with these *keys* in editions that *person* may read, the oldest first."""
    found = EditionChapter.objects.visible_to(person).filter(page_key__in=list(keys))
    return list(found.select_related("edition").defer("html", "edition__html").order_by("edition__number"))


def _suggested(
    row: Suggestion, chapter: ChapterPage, handbook: str, editions: Iterable[EditionChapter]
) -> Suggested:
    anchor = row.anchor if row.anchor in sections_of(chapter) else ""
    if row.state != Suggestion.State.MENDED or row.closed_at is None:
        return Suggested(row, chapter, handbook, anchor)
    later = (
        one.edition.number
        for one in editions
        if one.page_key == chapter.pk and one.edition.recorded_at >= row.closed_at
    )
    return Suggested(row, chapter, handbook, anchor, next(later, 0))
