"""The mails that ask: to everybody who was there and has an address, each once.

Their key in the outbox says so.  Who was checked in late, from a list on paper, is
asked late.  Of a festival people are asked about the whole, not about each session.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import CharField, Exists, OuterRef, QuerySet, Value
from django.db.models.functions import Cast, Concat
from django.utils import translation

from cop_platform.core.dates import moment_text
from cop_platform.core.navigation import language_path
from cop_platform.notifications.domain.enqueue import Letter, enqueue_many
from cop_platform.notifications.domain.refusing import refusals_among
from cop_platform.notifications.models import OutboxMail
from cop_platform.notifications.rendering import Prepared, prepare_mail
from events.domain.evaluation.inquiries import (
    DAYS_OPEN,
    INQUIRIES,
    Inquiry,
    asked_at,
    closes_at,
    options_of,
)
from events.domain.evaluation.link import answer_url
from events.domain.notices.subject import subject_of
from events.domain.notices.words import date_lines
from events.domain.seats.window import is_off
from events.models import Registration, Seating

RELATED = ("event__terms", "event__page", "occurrence__event", "session__room")
S = Registration.State


def ask_due(now: datetime) -> int:
    """Write the mails that are due at *now*; returns how many."""
    return sum(_ask(inquiry, row, now) for inquiry in INQUIRIES.values() for row in _over(inquiry, now))


def _over(inquiry: Inquiry, now: datetime) -> Iterator[Seating]:
    """What people can say something about at *now*, as far as somebody was there."""
    last, first = (now - timedelta(days=inquiry.days + days) for days in (-1, DAYS_OPEN + 1))
    ended = Seating.objects.filter(ends_at__gt=first, ends_at__lte=last, session=None)
    attended = Registration.objects.filter(state=S.ATTENDED).values("seating")
    for row in ended.filter(pk__in=attended).select_related(*RELATED):
        if asked_at(inquiry, row) <= now < closes_at(inquiry, row) and not is_off(row):
            yield row


@transaction.atomic
def _ask(inquiry: Inquiry, seating: Seating, now: datetime) -> int:
    rows = _wanting(inquiry, list(_unasked(inquiry, seating)))
    for language, readers in groupby(rows, key=lambda row: row.language):
        enqueue_many(_letters(inquiry, seating, language, readers), now=now)
    return len(rows)


def _unasked(inquiry: Inquiry, seating: Seating) -> QuerySet[Registration]:
    """Who was there, can be written to, was not asked yet and did not answer; by language."""
    key = Concat(Value(f"{inquiry.kind}:"), Cast("pk", CharField()))
    asked = OutboxMail.objects.filter(dedupe_key=OuterRef("inquiry_key"))
    rows = Registration.objects.filter(seating=seating, state=S.ATTENDED, **{inquiry.flag: False})
    rows = rows.exclude(person=None, email="").exclude(person__is_active=False)
    unasked = rows.annotate(inquiry_key=key).filter(~Exists(asked))
    return unasked.select_related("person").order_by("language", "pk")


def _wanting(inquiry: Inquiry, rows: list[Registration]) -> list[Registration]:
    """Those of *rows* who did not switch these mails off."""
    refused = refusals_among([inquiry.kind] if rows else [])
    return [row for row in rows if not refused.cover(inquiry.kind, row.person_id, row.address)]


def _letters(
    inquiry: Inquiry, seating: Seating, language: str, readers: Iterable[Registration]
) -> Iterator[Letter]:
    prepared = _prepared(inquiry, seating, language)
    for row in readers:
        values = {"answer_url": answer_url(inquiry, row)}
        if row.person is None:
            values["first_name"] = row.name
        yield Letter(
            mail=prepared.for_one(row.person or row.address, values),
            kind=inquiry.kind,
            to_address=row.address,
            dedupe_key=f"{inquiry.kind}:{row.pk}",
            recipient_id=row.person_id,
            not_after=closes_at(inquiry, seating),
        )


def _prepared(inquiry: Inquiry, seating: Seating, language: str) -> Prepared:
    with translation.override(language):
        words = words_about(inquiry, seating)
    return prepare_mail(inquiry.kind, context=words, places=["answer_url"], language=language)


def words_about(inquiry: Inquiry, seating: Seating) -> dict[str, Any]:
    """What the mail knows of *seating*, in the language that is active."""
    subject, has_report = subject_of(seating), _has_report(seating)
    path = language_path(f"/agenda/{seating.event.slug}/")
    return {
        "title": subject.title,
        "dates": date_lines(subject),
        "page_url": f"{settings.SITE_URL}{path}{'#verslag' if has_report else ''}",
        "has_report": has_report,
        "until": moment_text(closes_at(inquiry, seating)),
    } | question_words(inquiry)


def question_words(inquiry: Inquiry) -> dict[str, Any]:
    """The questions: those that one answers with a click (name, words, scores with theirs), and the open."""
    scales = [one for one in inquiry.questions if options_of(one)]
    asked = [{"name": str(one), "label": one.label, "options": options_of(one)} for one in scales]
    return {"scales": asked, "open_questions": [one.label for one in inquiry.questions if one not in scales]}


def _has_report(seating: Seating) -> bool:
    """Whether the page of the meeting has a report or a recording by now."""
    return seating.event.page is not None and bool(seating.event.page.specific.has_report)
