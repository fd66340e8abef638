"""What who keeps a text hears of its readers, once a week: one line for each chapter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from cop_platform.accounts.models import User
from resources.domain.feedback.keeping import keepers_of
from resources.domain.feedback.tally import USEFUL, USELESS
from resources.domain.reading import handbook_of
from resources.models import ChapterPage, SectionVote, Suggestion


@dataclass(frozen=True)
class Heard:
    """What readers said of *chapter*, in the handbook with this title."""

    handbook: str
    chapter: ChapterPage
    suggestions: int
    useful: int
    useless: int


def keepers_with_feedback(since: datetime, until: datetime) -> set[int]:
    """The keys of who keeps a chapter of which readers said something in [since, until)."""
    books = {book.pk: book for book in map(handbook_of, _chapters(since, until))}
    return {person.pk for book in books.values() for person in keepers_of(book)}


def heard_by(person: User, since: datetime, until: datetime) -> list[Heard]:
    """What readers said in [since, until) of the chapters that *person* keeps, as they are ordered."""
    readable = _chapters(since, until).filter(pk__in=ChapterPage.objects.visible_to(person).values("pk"))
    found = [(handbook_of(chapter), chapter) for chapter in readable.order_by("path")]
    return [
        _heard(book.title, chapter, since, until)
        for book, chapter in found
        if person in list(keepers_of(book))
    ]


def _chapters(since: datetime, until: datetime) -> QuerySet[ChapterPage]:
    given = Q(given_at__gte=since, given_at__lt=until)
    spoken = [model.objects.filter(given).values("page") for model in (Suggestion, SectionVote)]
    return ChapterPage.objects.filter(Q(pk__in=spoken[0]) | Q(pk__in=spoken[1])).defer("body")


def _heard(book: str, chapter: ChapterPage, since: datetime, until: datetime) -> Heard:
    given = {"page": chapter, "given_at__gte": since, "given_at__lt": until}
    votes = SectionVote.objects.filter(**given).aggregate(useful=USEFUL, useless=USELESS)
    suggestions = Suggestion.objects.filter(**given).count()
    return Heard(book, chapter, suggestions, votes["useful"], votes["useless"])
