"""Notes where a reader is: one query, and a write only when they open another chapter."""

from datetime import datetime
from typing import Any

import structlog
from django.db import DatabaseError
from django.db.models import Exists, FilteredRelation, OuterRef, Q, Subquery

from cop_platform.accounts.models import User
from resources.domain.places.visit import Place, Visit, next_place, since
from resources.models import ChapterPage, Edition, HandbookPage, ReadingPlace, ReadingRefusal

# What a place has -> where the query finds it.
COLUMNS = {name: f"place__{name}" for name in ("chapter", "edition", "former_edition", "read_at")}
log = structlog.stdlib.get_logger("resources.places")


def note_visit(page: HandbookPage | ChapterPage, *, person: User, now: datetime) -> Visit | None:
    """The visit of *person* to this handbook, whose place is noted; None for who does not want that.

    Reading goes on when the place cannot be written.
    """
    chapter = page.pk if isinstance(page, ChapterPage) else None
    known = _known(page.path[: -page.steplen] if chapter else page.path, person)
    if known is None or known["is_refused"]:
        return None
    place, newest = _place(known), known["newest"] or 0
    if noted := next_place(place, chapter=chapter, newest=newest, now=now):
        _write(known["pk"], person, noted)
    before = since(place, now=now) if place else newest
    return Visit(known["place__chapter__slug"] or "", before, newest)


def _known(path: str, person: User) -> dict[str, Any] | None:
    """The handbook at *path*, what *person* noted in it, and whether they want that."""
    newest = Edition.objects.filter(handbook=OuterRef("pk")).order_by("-number").values("number")
    books = HandbookPage.objects.filter(path=path).annotate(
        place=FilteredRelation("reading_places", condition=Q(reading_places__person=person)),
        newest=Subquery(newest[:1]),
        is_refused=Exists(ReadingRefusal.objects.filter(person=person)),
    )
    return books.values("pk", "newest", "is_refused", *COLUMNS.values(), "place__chapter__slug").first()


def _place(known: dict[str, Any]) -> Place | None:
    if known["place__chapter"] is None:
        return None
    return Place(**{name: known[column] for name, column in COLUMNS.items()})


def _write(handbook_key: int, person: User, place: Place) -> None:
    """One statement: two windows that open at once make one row."""
    row = ReadingPlace(
        person=person,
        handbook_id=handbook_key,
        chapter_id=place.chapter,
        edition=place.edition,
        former_edition=place.former_edition,
        read_at=place.read_at,
    )
    unique, columns = ["person", "handbook"], list(COLUMNS)
    try:
        ReadingPlace.objects.bulk_create(
            [row], update_conflicts=True, unique_fields=unique, update_fields=columns
        )
    except DatabaseError:
        log.warning("place not noted", exc_info=True)
