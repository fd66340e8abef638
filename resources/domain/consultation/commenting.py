"""Members say what they think of a chapter, and may take it back until the round closes."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from communities.domain.visibility import is_member
from cop_platform.accounts.models import User
from cop_platform.core.activity import record
from cop_platform.core.text import normalise
from cop_platform.core.text_limits import check_length, check_shape
from resources.domain.consultation.errors import NotForYou, NothingSaid, NotOpen, TooMany
from resources.domain.consultation.locking import locked
from resources.models import ChapterPage, Consultation, ConsultationComment

LONGEST, MOST = 4_000, 50


def may_comment(consultation: Consultation, person: Any, *, now: datetime) -> bool:
    """Whether *person* belongs to the community, and the round is open at *now*."""
    return consultation.is_open(now) and is_member(person, consultation.community)


def comment(
    consultation: Consultation, chapter: ChapterPage, *, person: User, role: str, text: str, now: datetime
) -> ConsultationComment:
    """Keep what *person* says of *chapter*, which the caller found among those they may read.

    The same words twice are one comment.  Raises NotForYou, NotOpen, NothingSaid, TooMany,
    UnusableText, and Reported.
    """
    words = _usable(text)
    with locked(consultation.pk) as row:
        _refuse(row, person, now)
        known = ConsultationComment.objects.filter(consultation=row, person=person)
        again = known.filter(chapter=chapter, text=words).first()
        if again is not None:
            return again
        if known.count() >= MOST:
            raise TooMany(_("U heeft al %(most)d keer gereageerd. Meer kan niet.") % {"most": MOST})
        facts = {"chapter": chapter, "chapter_title": chapter.title, "created_at": now}
        made = ConsultationComment.objects.create(
            consultation=row, person=person, role=role, text=words, **facts
        )
        record(actor=person, verb="commented on text", target=row.handbook, comment=made.pk)
    return made


def take_back(said: ConsultationComment, *, person: User, now: datetime) -> None:
    """Remove what *person* said; the caller found it among theirs.  Raises NotOpen, Reported."""
    with locked(said.consultation_id) as row:
        _refuse_closed(row, now)
        ConsultationComment.objects.filter(pk=said.pk, person=person).delete()
        record(actor=person, verb="took back comment", target=row.handbook)


def _usable(text: str) -> str:
    check_length(text, LONGEST)
    words = normalise(text.replace("\r\n", "\n")).strip()
    check_shape(words)
    if not words:
        raise NothingSaid
    return words


def _refuse(row: Consultation, person: User, now: datetime) -> None:
    if not is_member(person, row.community):
        raise NotForYou
    _refuse_closed(row, now)


def _refuse_closed(row: Consultation, now: datetime) -> None:
    if now < row.opens_at:
        raise NotOpen(_("Reageren kan nog niet."))
    if now >= row.closes_at:
        raise NotOpen(_("Reageren kan niet meer: de consultatie is gesloten."))
