"""What becomes of a suggestion, and the mail that tells its giver."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from cop_platform.accounts.models import User
from cop_platform.core.activity import record
from cop_platform.notifications.domain.enqueue import enqueue
from cop_platform.notifications.rendering import render_mail
from resources.domain.feedback.errors import ReasonMissing, refuse_closed
from resources.domain.feedback.forgetting import forget_words
from resources.models import ChangeProposal, ChapterPage, Suggestion

KIND = "suggestion_answered"
SUGGESTION = ChangeProposal.Source.SUGGESTION


@transaction.atomic
def answer(suggestion: Suggestion, *, is_mended: bool, text: str, actor: User | None, now: datetime) -> None:
    """Close *suggestion*, under the lock of its row, and mail its giver what came of it with *text*.

    *actor* is None when publishing the text closed it.  Raises AlreadyClosed, and
    ReasonMissing when somebody would be refused without a word.
    """
    row = Suggestion.objects.select_for_update().get(pk=suggestion.pk)
    if not row.is_waiting:
        raise refuse_closed()
    if row.person_id and not is_mended and not text:
        raise ReasonMissing(
            _("Schrijf op waarom u dit niet overneemt. De lezer krijgt uw antwoord per mail.")
        )
    row.state = Suggestion.State.MENDED if is_mended else Suggestion.State.DECLINED
    row.answer, row.closed_at = text, now
    row.save(update_fields=["state", "answer", "closed_at"])
    record(actor=actor, verb="mended suggestion" if is_mended else "declined suggestion", target=row)
    _mail(row, now)


def close_settled(chapter: ChapterPage, *, now: datetime) -> int:
    """Close, as mended, the suggestions whose remark was ticked off in the text that is now published.

    Returns how many.
    """
    settled = ChangeProposal.objects.filter(page=chapter.pk, source=SUGGESTION, settled_at__isnull=False)
    rows = Suggestion.objects.filter(
        pk__in=settled.values("source_key"), state=Suggestion.State.PROPOSED
    ).order_by("pk")
    for row in rows:
        answer(row, is_mended=True, text="", actor=None, now=now)
    return len(rows)


def note_settled(remark_key: int, *, now: datetime) -> None:
    """Note that an editor ticked off this remark: its suggestion is answered when the text is published."""
    ChangeProposal.objects.filter(remark=remark_key, settled_at=None).update(settled_at=now)


@transaction.atomic
def remove(suggestion: Suggestion, *, actor: User) -> None:
    """Take away a suggestion that does not belong here, wherever its words stand; its giver is not mailed."""
    record(actor=actor, verb="removed suggestion", target=suggestion)
    forget_words(ChangeProposal.objects.filter(source=SUGGESTION, source_key=suggestion.pk))
    suggestion.delete()


def _mail(row: Suggestion, now: datetime) -> None:
    """To who has an account, and may still read the chapter."""
    person = row.person
    if person is None or not person.is_active:
        return
    if not ChapterPage.objects.visible_to(person).filter(pk=row.page_id).exists():
        return
    enqueue(
        render_mail(KIND, context=_context(row), language="nl", to=person),
        kind=KIND,
        to_address=person.email,
        dedupe_key=f"{KIND}:{row.pk}",
        recipient=person,
        now=now,
    )


def _context(row: Suggestion) -> dict[str, object]:
    return {
        "title": row.page.title,
        "heading": row.heading,
        "is_mended": row.state == Suggestion.State.MENDED,
        "suggestion": row.text,
        "answer": row.answer,
        "url": f"{settings.SITE_URL}{row.page.url}#{row.anchor}",
    }
