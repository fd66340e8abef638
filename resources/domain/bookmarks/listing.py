"""What a person kept, as far as they may still read it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from cop_platform.accounts.models import User
from cop_platform.core.visibility import visible_pages
from resources.domain.bookmarks.acts import Text
from resources.domain.bookmarks.sections import sections_of
from resources.domain.reading import titles_above
from resources.models import Bookmark, ChapterPage, ResourcePage


@dataclass(frozen=True)
class Kept:
    """A bookmark; without *text* it is gone or no longer for this person, and nothing says which it was.

    *section* is the title of the section, *anchor* its place; *is_section_gone* when the chapter
    lost it.  *handbook* is the title around a chapter.
    """

    key: int
    since: datetime
    text: Text | None = None
    anchor: str = ""
    section: str = ""
    is_section_gone: bool = False
    handbook: str = ""


def bookmarks_of(person: User) -> list[Kept]:
    """What *person* kept, the last kept first."""
    rows = list(Bookmark.objects.of(person))
    texts = _readable(person, [row.page_id for row in rows if row.page_id])
    handbooks = titles_above(text for text in texts.values() if isinstance(text, ChapterPage))
    return [_kept(row, texts.get(row.page_id or 0), handbooks) for row in rows]


def keys_by_anchor(person: User, page_key: int) -> dict[str, int]:
    """The keys of what *person* kept of a page, by anchor; of the whole page under ""."""
    return dict(Bookmark.objects.of(person).filter(page=page_key).values_list("anchor", "pk"))


def text_to_keep(page_key: int, person: object) -> Text | None:
    """The text of the library with this key, if *person* may read it."""
    return _readable(person, [page_key]).get(page_key)


def _readable(person: object, keys: Iterable[int]) -> dict[int, Text]:
    wanted = list(keys)
    if not wanted:
        return {}
    visible = visible_pages(person).filter(pk__in=wanted).values("pk")
    found: dict[int, Text] = {}
    for kind in (ResourcePage, ChapterPage):
        found |= {page.pk: page for page in kind.objects.filter(pk__in=visible).defer("body")}
    return found


def _kept(row: Bookmark, text: Text | None, handbooks: dict[int, str]) -> Kept:
    if text is None:
        return Kept(row.pk, row.created_at)
    section = sections_of(text).get(row.anchor, "") if row.anchor else ""
    return Kept(
        row.pk,
        row.created_at,
        text,
        row.anchor if section else "",
        section,
        is_section_gone=bool(row.anchor and not section),
        handbook=handbooks.get(text.pk, ""),
    )
