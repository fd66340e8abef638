"""Who keeps which chapters: they read what readers say of them, and answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Q, QuerySet

from communities.models import Membership
from communities.models.membership import LEADING
from cop_platform.accounts.models import User
from resources.models import ChapterPage, HandbookPage, Steward


def may_answer(chapter: ChapterPage, person: User) -> bool:
    """Whether it is for *person* to answer readers of *chapter*, whatever they may edit."""
    return ChapterPage.objects.filter(chapters_kept_by(person), pk=chapter.pk).exists()


def chapters_kept_by(person: User) -> Q:
    """A condition on chapters: of handbooks that *person* keeps true, or whose community they lead."""
    led = _leading(person=person).values("community")
    books = HandbookPage.objects.filter(Q(steward__person=person) | Q(maintaining_community__in=led))
    return below(books.values_list("path", flat=True))


def below(paths: Iterable[str]) -> Q:
    """A condition on pages: under one of *paths*."""
    found = Q(pk__in=[])
    for path in paths:
        found |= Q(path__startswith=path)
    return found


def keepers_of(book: HandbookPage) -> Iterator[User]:
    """Who hears what readers say of *book*: its steward, else the leaders of its community."""
    steward = Steward.objects.filter(page=book.pk, person__is_active=True).select_related("person").first()
    if steward is not None:
        yield steward.person
        return
    rows = _leading(community=book.maintaining_community_id, person__is_active=True)
    yield from (row.person for row in rows.select_related("person").order_by("pk"))


def _leading(**where: Any) -> QuerySet[Membership]:
    return Membership.objects.filter(role__in=LEADING, state=Membership.State.MEMBER, **where)
