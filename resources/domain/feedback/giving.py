"""Votes and suggestions of readers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from django.utils.translation import gettext as _

from cop_platform.accounts.models import User
from cop_platform.core.text import normalise
from cop_platform.core.text_limits import check_length, check_shape
from resources.domain.editions import newest_edition
from resources.domain.feedback.errors import NothingSaid
from resources.domain.reading import handbook_of
from resources.models import ChapterPage, HandbookPage, SectionVote, Suggestion
from resources.values import Heading

LONGEST = 2_000


@dataclass(frozen=True)
class Giver:
    """Who says it: a person, or a visitor by the random *visitor* key that their browser keeps."""

    person: User | None = None
    visitor: str = ""


def vote(chapter: ChapterPage, section: Heading, *, is_useful: bool, giver: Giver, now: datetime) -> None:
    """Note whether *section* is useful to *giver*, who may read *chapter*; a later vote replaces an earlier.

    Each counts once per section and edition.
    """
    facts = {"is_useful": is_useful, "given_at": now}
    SectionVote.objects.update_or_create(**_place(chapter, section), **_by(giver, section), defaults=facts)


def vote_of(giver: Giver, chapter: ChapterPage, section: Heading) -> bool | None:
    """What *giver* said of *section* in its present edition; None for nothing."""
    if giver.person is None and not giver.visitor:
        return None
    rows = SectionVote.objects.filter(**_place(chapter, section), **_by(giver, section))
    return rows.values_list("is_useful", flat=True).first()


def votes_of(person: User, chapter: ChapterPage, handbook: HandbookPage) -> dict[str, bool]:
    """What *person* said of the sections of *chapter* in the present edition of *handbook*, by anchor."""
    rows = SectionVote.objects.filter(person=person, page=chapter, edition=_edition(handbook))
    return dict(rows.values_list("anchor", "is_useful"))


def suggest(
    chapter: ChapterPage, section: Heading, *, text: str, person: User | None, now: datetime
) -> Suggestion:
    """Store what *person* (None: a visitor without an account) would change in *section*.

    The words are plain text, whatever they look like; the same ones twice are one suggestion.
    Raises UnusableText and NothingSaid.
    """
    row, _created = Suggestion.objects.get_or_create(
        **_place(chapter, section),
        text=_plain(text),
        person=person,
        state=Suggestion.State.OPEN,
        defaults={"heading": section.title[:255], "given_at": now},
    )
    return row


def _plain(text: str) -> str:
    check_length(text, LONGEST)
    words = normalise(text).strip()
    check_shape(words)
    if not words:
        raise NothingSaid(_("Schrijf op wat er beter kan."))
    return words


def _place(chapter: ChapterPage, section: Heading) -> dict[str, Any]:
    return {"page": chapter, "anchor": section.anchor, "edition": _edition(handbook_of(chapter))}


def _edition(handbook: HandbookPage) -> int:
    edition = newest_edition(handbook)
    return edition.number if edition else 0


def _by(giver: Giver, section: Heading) -> dict[str, Any]:
    """Who votes: the mark of a visitor is another one in each section, so no row leads to the next."""
    if giver.person is not None:
        return {"person": giver.person, "mark": None}
    return {"person": None, "mark": sha256(f"{giver.visitor} {section.anchor}".encode()).hexdigest()}
