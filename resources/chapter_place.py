"""The chapters of a handbook for who reads it, and where one stands among them."""

from dataclasses import dataclass, replace

from django.http import HttpRequest
from django.utils.translation import get_language

from resources.domain.chapters import neighbours, numbered
from resources.domain.reading import chapters_of, handbook_of
from resources.domain.translation import entry_of
from resources.models import ChapterPage, HandbookPage
from resources.values import ChapterLink


@dataclass(frozen=True)
class Place:
    """A chapter in its handbook."""

    handbook: HandbookPage
    chapters: list[ChapterLink]
    current: ChapterLink | None
    previous: ChapterLink | None
    next: ChapterLink | None


def links_of(handbook: HandbookPage, request: HttpRequest | None, current: str = "") -> list[ChapterLink]:
    """The numbered chapters of *handbook* that the visitor may read; *current* is the address of one."""
    chapters = chapters_of(handbook, request.user) if request else []
    links = [_link(chapter, chapter.get_url(request) or "") for chapter in chapters]
    return numbered(links, current=current)


def place_of(chapter: ChapterPage, request: HttpRequest | None) -> Place:
    """*chapter* in its handbook, as far as the visitor may read that."""
    handbook = handbook_of(chapter)
    links = links_of(handbook, request, chapter.get_url(request) or "")
    before, after = (_with_number(link) for link in neighbours(links))
    return Place(handbook, links, next((link for link in links if link.current), None), before, after)


def _link(chapter: ChapterPage, url: str) -> ChapterLink:
    english = entry_of(chapter) if get_language() == "en" else None
    if english is None:
        return ChapterLink(chapter.title, url, chapter.intro)
    return ChapterLink(english.title, url, english.intro, lang="en")


def _with_number(link: ChapterLink | None) -> ChapterLink | None:
    return replace(link, title=f"{link.number}. {link.title}") if link else None
