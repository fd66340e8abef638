"""An organiser writes to the people of one date; through the outbox, each once."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import models, transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from cop_platform.accounts.models import User
from cop_platform.core.activity import record
from cop_platform.core.errors import RuleError
from cop_platform.core.models import Activity
from cop_platform.notifications.domain.enqueue import Letter, Mail, enqueue, enqueue_many
from cop_platform.notifications.rendering.mails import render_text
from events.domain.seats.naming import seats_title
from events.models import Registration, Seating

KIND = "participants_letter"
WROTE = "wrote to participants"
S = Registration.State


class Readers(models.TextChoices):
    """To whom a letter goes."""

    COMING = "komt", gettext_lazy("Iedereen met een plek")
    WAITING = "wacht", gettext_lazy("Iedereen op de wachtlijst")
    ATTENDED = "was-er", gettext_lazy("Iedereen die er was")
    ALL = "allen", gettext_lazy("Iedereen: met een plek en op de wachtlijst")


STATES = {
    Readers.COMING: (S.CONFIRMED, S.OFFERED, S.ATTENDED),
    Readers.WAITING: (S.WAITLISTED,),
    Readers.ATTENDED: (S.ATTENDED,),
    Readers.ALL: (S.CONFIRMED, S.OFFERED, S.WAITLISTED, S.ATTENDED, S.NO_SHOW),
}


class NobodyToWriteTo(RuleError):
    """Nobody is in this group."""

    code = "nobody"


def readers_of(seating: Seating, readers: Readers) -> QuerySet[Registration]:
    """The registrations of those to whom a letter goes."""
    rows = Registration.objects.filter(seating=seating, state__in=STATES[readers])
    return rows.select_related("person").order_by("number")


def letter(seating: Seating, subject: str, text: str, *, language: str = "nl") -> Mail:
    """The mail that goes out; the reader learns what it is about, and nothing of the other readers."""
    with override(language):
        why = _("U krijgt deze mail omdat u zich aanmeldde voor “%(title)s”.")
        return render_text(subject, text, language=language, why=why % {"title": seats_title(seating)})


@transaction.atomic
def send_letter(
    seating: Seating, readers: Readers, *, subject: str, text: str, key: UUID, by: User, now: datetime
) -> int:
    """Write to *readers*; returns how many letters there are.  The same *key* again sends nothing more.

    Raises NobodyToWriteTo.
    """
    rows = list(readers_of(seating, readers))
    if not rows:
        raise NobodyToWriteTo(_("In deze groep zit niemand. Kies een andere groep."))
    if was_sent(key):
        return len(rows)
    mails = {one: letter(seating, subject, text, language=one) for one in {row.language for row in rows}}
    enqueue_many([_addressed(row, mails[row.language], key) for row in rows], now=now)
    record(actor=by, verb=WROTE, target=seating, key=str(key), readers=str(readers), people=len(rows))
    return len(rows)


def was_sent(key: UUID) -> bool:
    """Whether the letter with *key* went out."""
    return Activity.objects.filter(verb=WROTE, data__key=str(key)).exists()


def send_trial(seating: Seating, *, subject: str, text: str, key: UUID, to: User, now: datetime) -> None:
    """Send the letter to its writer alone."""
    mail = letter(seating, subject, text)
    stamp = f"{KIND}:trial:{key}:{now.timestamp():.0f}"
    enqueue(mail, kind=KIND, to_address=to.email, recipient=to, dedupe_key=stamp, now=now)


def letters_of(seating: Seating) -> QuerySet[Activity]:
    """What was written to the people of *seating*, newest first: when, by whom, to how many."""
    about = {"target_type": Seating._meta.label_lower, "target_id": str(seating.pk)}
    return Activity.objects.filter(verb=WROTE, **about).select_related("actor").order_by("-happened_at")


def _addressed(registration: Registration, mail: Mail, key: UUID) -> Letter:
    return Letter(
        mail,
        kind=KIND,
        to_address=registration.address,
        dedupe_key=f"{KIND}:{key}:{registration.key}",
        recipient_id=registration.person_id,
    )
