"""What changed in followed texts within a period: one piece of news per text, however many editions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from cop_platform.accounts.models import User
from resources.domain.editions import ChapterChange, changes_between, compare
from resources.models import Edition, EditionChapter, Follow, HandbookPage
from resources.values import Comparison, Passage


@dataclass(frozen=True)
class News:
    """What is new in one followed text; *former* is the edition before it, or nothing for a first one.

    *comparisons* are of its texts, in reading order, without those that stayed the same;
    *chapter* is the slug of a followed chapter.
    """

    title: str
    handbook: HandbookPage
    edition: Edition
    former: Edition | None
    comparisons: tuple[Comparison, ...] = ()
    chapter: str = ""

    @property
    def added(self) -> int:
        """How many words came."""
        return sum(one.added for one in self.comparisons)

    @property
    def removed(self) -> int:
        """How many words went."""
        return sum(one.removed for one in self.comparisons)

    @property
    def passages(self) -> list[Passage]:
        """The paragraphs that changed, in reading order; none when there was no edition before."""
        if self.former is None:
            return []
        return [passage for one in self.comparisons for passage in one.passages if passage.mark != "same"]

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
    comparisons: tuple[Comparison, ...] = ()
    if former:
        chapters = changes_between(_chapters(person, former), _chapters(person, edition))
        changed = (change.comparison for change in chapters if change.state != "same")
        comparisons = (compare(former.html, edition.html), *changed)
    return News(edition.title, edition.handbook, edition, former, comparisons)


def _of_chapter(person: User, edition: Edition, former: Edition | None, page_key: int) -> News | None:
    new = _chapters(person, edition).filter(page_key=page_key).first()
    old = _chapters(person, former).filter(page_key=page_key).first() if former else None
    if not (new or old):
        return None
    change = ChapterChange(old, new)
    if not change.comparison.added and not change.comparison.removed:
        return None
    title = f"{edition.title}: {change.chapter.title}"
    return News(title, edition.handbook, edition, former, (change.comparison,), change.chapter.slug)


def _chapters(person: User, edition: Edition) -> QuerySet[EditionChapter]:
    """The chapters of *edition* that *person* may read, in their order."""
    return EditionChapter.objects.visible_to(person).filter(edition=edition)
