"""What changed in followed texts within a period: one piece of news per text, however many editions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from cop_platform.accounts.models import User
from resources.domain.editions import compare
from resources.models import Edition, EditionChapter, Follow, HandbookPage


@dataclass(frozen=True)
class News:
    """What is new in one followed text; *former* is the edition before it, or nothing for a first one.

    *added* and *removed* count words; *chapter* is the slug of a followed chapter.
    """

    title: str
    handbook: HandbookPage
    edition: Edition
    former: Edition | None
    added: int = 0
    removed: int = 0
    chapter: str = ""

    @property
    def changes(self) -> str:
        """What the editors said of every edition since the former one, oldest first."""
        after = self.former.number if self.former else 0
        told = Edition.objects.filter(
            handbook=self.handbook, number__gt=after, number__lte=self.edition.number
        )
        return " ".join(told.order_by("number").exclude(changes="").values_list("changes", flat=True))


def followers_with_news(since: datetime, until: datetime) -> set[int]:
    """The keys of persons who follow a handbook, or a chapter in one, with an edition in [since, until)."""
    recorded = Edition.objects.filter(recorded_at__gte=since, recorded_at__lt=until)
    paths = list(recorded.values_list("handbook__path", flat=True).distinct())
    about = Q(pk__in=[])
    for path in paths:
        about |= Q(page__path__startswith=path)
    return set(Follow.objects.filter(about).values_list("person_id", flat=True))


def news_for(person: User, since: datetime, until: datetime) -> list[News]:
    """The news of [since, until) for *person*: one for each text that they followed before it changed.

    What they may not read is not news.  A chapter is news when its words changed, and for who
    follows the whole handbook that is in the news of the handbook.
    """
    rows = Follow.objects.of(person).values_list("page_id", "page__path", "created_at")
    recorded = Edition.objects.visible_to(person).filter(recorded_at__gte=since, recorded_at__lt=until)
    editions = list(recorded.select_related("handbook").order_by("handbook__title", "-number"))
    newest: dict[int, Edition] = {}
    for edition in editions:
        newest.setdefault(edition.handbook_id, edition)
    followed = [
        (edition, key, begun)
        for edition in newest.values()
        for key, path, begun in rows
        if path.startswith(edition.handbook.path) and edition.recorded_at >= begun
    ]
    whole = {key for edition, key, _begun in followed if key == edition.handbook_id}
    found = (
        _news(person, edition, key, max(since, begun))
        for edition, key, begun in followed
        if key in whole or edition.handbook_id not in whole
    )
    return [news for news in found if news]


def _news(person: User, edition: Edition, page_key: int, since: datetime) -> News | None:
    """The news in *edition* for who knew the edition before *since*."""
    known = Edition.objects.filter(handbook=edition.handbook, recorded_at__lt=since)
    former = known.order_by("-number").first()
    if page_key == edition.handbook_id:
        return _of_handbook(person, edition, former)
    return _of_chapter(person, edition, former, page_key)


def _of_handbook(person: User, edition: Edition, former: Edition | None) -> News:
    added, removed = _counted(former.html, edition.html) if former else (0, 0)
    if former:
        old, new = _texts(person, former), _texts(person, edition)
        counts = [_counted(old.get(key, ""), new.get(key, "")) for key in old.keys() | new.keys()]
        added += sum(count for count, _removed in counts)
        removed += sum(count for _added, count in counts)
    return News(edition.title, edition.handbook, edition, former, added, removed)


def _of_chapter(person: User, edition: Edition, former: Edition | None, page_key: int) -> News | None:
    chapters = EditionChapter.objects.visible_to(person)
    new = chapters.filter(edition=edition, page_key=page_key).first()
    old = chapters.filter(edition=former, page_key=page_key).first() if former else None
    found = new or old
    if found is None:
        return None
    added, removed = _counted(old.html if old else "", new.html if new else "")
    if not added and not removed:
        return None
    title = f"{edition.title}: {found.title}"
    return News(title, edition.handbook, edition, former, added, removed, found.slug)


def _texts(person: User, edition: Edition) -> dict[int, str]:
    chapters = EditionChapter.objects.visible_to(person).filter(edition=edition)
    return dict(chapters.values_list("page_key", "html"))


def _counted(old: str, new: str) -> tuple[int, int]:
    """How many words came and went."""
    if old == new:
        return 0, 0
    comparison = compare(old, new)
    return comparison.added, comparison.removed
