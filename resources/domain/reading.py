"""Where a reader is: the handbook around a chapter, and how far its text can be relied on."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise

from cop_platform.core.visibility import visible_pages
from resources.domain.review import is_early, is_expired, is_overdue, status_meaning
from resources.models import ChapterPage, HandbookPage, ResourcePage


@dataclass(frozen=True)
class Trust:
    """What a reader must know before relying on a text."""

    level_label: str
    level_strength: int
    status: str
    status_label: str
    status_meaning: str | Promise
    is_overdue: bool
    is_expired: bool
    is_early: bool


def trust(resource: ResourcePage, *, today: date) -> Trust:
    """Evidence, status and review of *resource* in words, as on *today*."""
    level, status = resource.evidence_level, resource.status
    return Trust(
        level_label=level.label if level else "",
        level_strength=level.strength if level else 0,
        status=status.slug if status else "",
        status_label=status.label if status else "",
        status_meaning=status_meaning(status.slug) if status else "",
        is_overdue=is_overdue(resource.review_on, today=today),
        is_expired=is_expired(resource.valid_until, today=today),
        is_early=is_early(resource.valid_from, today=today),
    )


def handbook_of(chapter: ChapterPage) -> HandbookPage:
    """The handbook in which *chapter* stands, with the words that its box shows."""
    parent = chapter.path[: -ChapterPage.steplen]
    return HandbookPage.objects.with_labels().get(path=parent)


def chapter_called(slug: str, handbook: HandbookPage, user: Any) -> ChapterPage | None:
    """The chapter of *handbook* at *slug*, if *user* may read it."""
    visible = visible_pages(user).values("pk")
    return ChapterPage.objects.child_of(handbook).filter(pk__in=visible, slug=slug).first()


def chapters_of(handbook: HandbookPage, user: Any) -> list[ChapterPage]:
    """The chapters that *user* may read, in their order."""
    visible = visible_pages(user).values("pk")
    return list(ChapterPage.objects.child_of(handbook).filter(pk__in=visible).defer("body").order_by("path"))


def titles_above(chapters: Iterable[ChapterPage]) -> dict[int, str]:
    """The titles of the handbooks around *chapters*, by the key of the chapter."""
    parents = {chapter.pk: chapter.path[: -chapter.steplen] for chapter in chapters}
    if not parents:
        return {}
    books = dict(HandbookPage.objects.filter(path__in=set(parents.values())).values_list("path", "title"))
    return {key: books.get(path, "") for key, path in parents.items()}


def present_address(handbook: HandbookPage, page_key: int | None, user: Any) -> str:
    """Where *user* reads the present text of a chapter (by the key of its page), or else of *handbook*."""
    chapter = next((one for one in chapters_of(handbook, user) if one.pk == page_key), None)
    return str((chapter or handbook).url)
