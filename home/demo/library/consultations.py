"""A consultation that ended with the second edition of a guideline, and one that is open now."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from cop_platform.accounts.models import User
from cop_platform.core.clock import local
from home.demo.people import member_address
from home.loading.base import Loader
from resources.models import ChapterPage, Consultation, ConsultationComment, Edition, HandbookPage

Item = Mapping[str, Any]
BEFORE, AFTER = timedelta(days=60), timedelta(days=10)
OPEN_FOR, OPEN_MONTHS = timedelta(days=30), 2


def load_consultations(loader: Loader) -> None:
    """Write the rounds of each handbook that has a second edition."""
    for item in loader.read("consultations"):
        book = HandbookPage.objects.filter(slug=item["handbook"], live=True).first()
        second = Edition.objects.filter(handbook=book, number=2).first()
        if book is not None and second is not None and book.maintaining_community is not None:
            for facts in item["rounds"]:
                _round(loader, book, second, facts)


def _round(loader: Loader, book: HandbookPage, second: Edition, facts: Item) -> None:
    lookup = {"handbook": book, "question": facts["question"]}
    fields = _period(loader, second, facts) | {"community": book.maintaining_community}
    row = loader.row(Consultation, f"{book.slug}:{facts['question']}", fields, lookup=lookup)
    for number, item in enumerate(facts["comments"]):
        if row is not None:
            _comment(loader, row, item, at=local(row.opens_at) + timedelta(days=2 + number, hours=13))


def _period(loader: Loader, second: Edition, facts: Item) -> dict[str, datetime | None]:
    """When it was open: before the second edition, or from then until the end of next month."""
    day = local(second.recorded_at).replace(hour=0, minute=0, second=0, microsecond=0)
    if facts["is_reported"]:
        opens = day - BEFORE
        return {"opens_at": opens, "closes_at": opens + OPEN_FOR, "reported_at": second.recorded_at}
    return {"opens_at": day + AFTER, "closes_at": _month_after_next(loader.now)}


def _month_after_next(now: datetime) -> datetime:
    """The first day: another moment each night would be a change each night."""
    first = local(now).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    for _month in range(OPEN_MONTHS):
        first = (first + timedelta(days=32)).replace(day=1)
    return first


def _comment(loader: Loader, row: Consultation, item: Item, *, at: datetime) -> None:
    chapter = ChapterPage.objects.child_of(row.handbook).filter(slug=item["chapter"]).first()
    if chapter is None:
        return
    lookup = {"consultation": row, "chapter": chapter, "text": item["text"]}
    fields: dict[str, Any] = {
        "chapter_title": chapter.title,
        "person": _author(item),
        "created_at": at,
        **{name: item[name] for name in ("role", "topic", "outcome", "answer")},
    }
    if item["outcome"]:
        edition = Edition.objects.filter(handbook=row.handbook, number=item["edition"]).first()
        fields |= {"edition": edition, "answered_at": row.reported_at}
    loader.row(ConsultationComment, f"{row.pk}:{item['text'][:80]}", fields, lookup=lookup)


def _author(item: Item) -> User | None:
    slug = item["author"]
    return User.objects.filter(email=member_address(slug)).first() if slug else None
