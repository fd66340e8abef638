"""The report: what was done with each comment, for readers and for who gave them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from communities.domain.visibility import joined_ids
from cop_platform.accounts.models import User
from cop_platform.core.activity import record
from cop_platform.notifications.domain.enqueue import enqueue
from cop_platform.notifications.rendering import render_mail
from resources.domain.consultation.errors import NotOpen, StillWaiting
from resources.domain.consultation.locking import locked
from resources.domain.reading import chapters_of
from resources.models import Consultation, ConsultationComment, HandbookPage, Outcome

KIND, LANGUAGE = "consultation_answered", "nl"


@dataclass(frozen=True)
class Line:
    """One comment in the report; *text* is empty for who is no member."""

    role: str
    topic: str
    text: str
    outcome: str
    answer: str
    edition: int | None


@dataclass(frozen=True)
class Part:
    """What was said of one chapter, earliest first."""

    title: str
    url: str
    lines: list[Line]


@dataclass(frozen=True)
class Report:
    """One round, by chapter; only chapters of which something was said."""

    consultation: Consultation
    shows_texts: bool
    parts: list[Part]


def publish_report(consultation: Consultation, *, actor: User, now: datetime) -> None:
    """Let readers see what was done, and mail each giver their answers; once.

    Raises NotOpen before the round closed, StillWaiting, Reported.
    """
    with locked(consultation.pk) as row:
        if now < row.closes_at:
            raise NotOpen(_("De consultatie is nog niet gesloten. Wacht tot zij gesloten is."))
        waiting = ConsultationComment.objects.filter(consultation=row).waiting().count()
        if waiting:
            raise StillWaiting(waiting)
        Consultation.objects.filter(pk=row.pk).update(reported_at=now)
        record(actor=actor, verb="published consultation report", target=row.handbook)
        _mail_givers(row, now)


def reports(handbook: HandbookPage, user: Any) -> list[Report]:
    """The reports on *handbook*, which *user* may read, as far as they are for them; the latest first."""
    mine = set(joined_ids(user))
    rows = Consultation.objects.filter(handbook=handbook).exclude(reported_at=None)
    readable = [row for row in rows if row.is_report_public or row.community_id in mine]
    return [report(row, user, shows_texts=row.community_id in mine) for row in readable]


def report(consultation: Consultation, user: Any, *, shows_texts: bool) -> Report:
    """The report on the chapters that *user* may read, with the comments themselves if *shows_texts*."""
    said = ConsultationComment.objects.filter(consultation=consultation).exclude(outcome="")
    by_chapter: dict[int | None, list[Line]] = defaultdict(list)
    for one in said.of_chapters_for(user).select_related("edition"):
        by_chapter[one.chapter_id].append(_line(one, shows_texts=shows_texts))
    parts = [
        Part(page.title, str(page.url), by_chapter[page.pk])
        for page in chapters_of(consultation.handbook, user)
        if page.pk in by_chapter
    ]
    return Report(consultation, shows_texts, parts)


def _line(one: ConsultationComment, *, shows_texts: bool) -> Line:
    edition = one.edition.number if one.edition else None
    text = one.text if shows_texts else ""
    return Line(one.role, one.topic, text, one.get_outcome_display(), one.answer, edition)


def _mail_givers(row: Consultation, now: datetime) -> None:
    said = ConsultationComment.objects.filter(consultation=row, hidden_at=None).exclude(outcome="")
    by_person: dict[User, list[ConsultationComment]] = defaultdict(list)
    for one in said.filter(person__is_active=True).select_related("person"):
        by_person[one.person].append(one)  # type: ignore[index]
    for person, comments in by_person.items():
        # Who may not find the text any more learns nothing of it.
        if HandbookPage.objects.visible_to(person).filter(pk=row.handbook_id).exists():
            _mail(row, person, comments, now)


def _mail(row: Consultation, person: User, comments: Iterable[ConsultationComment], now: datetime) -> None:
    context = {
        "title": row.handbook.title,
        "comments": [_told(one) for one in comments],
        "url": settings.SITE_URL + reverse("consultation", args=[row.handbook.slug]),
    }
    enqueue(
        render_mail(KIND, context=context, language=LANGUAGE, to=person),
        kind=KIND,
        to_address=person.email,
        dedupe_key=f"{KIND}:{row.pk}:{person.pk}",
        now=now,
        recipient=person,
    )


def _told(one: ConsultationComment) -> dict[str, Any]:
    words = {"chapter": one.chapter_title, "text": one.text, "answer": one.answer}
    # Not a word yet: the mail has a language of its own.
    return {**words, "outcome": Outcome(one.outcome).label}
