"""Asking for a file of a long list, and what became of it."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import get_language

from cop_platform.accounts.models import User
from cop_platform.core.activity import record
from cop_platform.core.models.lease import SKEW
from events.domain.participants import listed
from events.models import PeopleFile, Seating

# Five hundred people take an eighth of a second to write: as much as other answers of the CMS.
LONG = 500
KEPT = timedelta(days=1)


def is_long(seating: Seating) -> bool:
    """Whether the list of *seating* is for the worker."""
    return listed(seating).count() > LONG


def file_for(seating: Seating, form: str, *, by: User, now: datetime) -> PeopleFile | None:
    """What *by* asked for within the last day; None when that was nothing."""
    return _current(now).filter(seating=seating, asked_by=by, form=form).first()


@transaction.atomic
def ask(seating: Seating, form: str, *, by: User, now: datetime) -> PeopleFile:
    """Ask for the list of *seating* in *form*; the same while it is being made, a new one when it was ready.

    One row per person, list and form, whoever clicks how often.
    """
    key = {"seating": seating, "asked_by": by, "form": form}
    facts = {
        "language": (get_language() or "nl")[:2],
        "people": listed(seating).count(),
        "asked_at": now,
        "wanted_at": now,
    }
    file, is_new = PeopleFile.objects.get_or_create(**key, defaults=facts)
    if not is_new:
        rows = PeopleFile.objects.filter(pk=file.pk)
        busy = _current(now).filter(wanted_at__isnull=False)
        rows.exclude(pk__in=busy.values("pk")).update(written=0, body=None, **facts)
        file.refresh_from_db()
    return file


def note_taken(seating: Seating, *, by: User, people: int) -> None:
    """Log that *by* took the list along; names are in the file, not in the log."""
    record(actor=by, verb="exported participants", target=seating, people=people)


def forget_old(now: datetime) -> int:
    """Delete the files that were asked for more than a day ago; returns how many."""
    old = PeopleFile.objects.exclude(pk__in=_current(now).values("pk"))
    return old.delete()[0]


def _current(now: datetime) -> QuerySet[PeopleFile]:
    """Asked for within a day before *now*; nothing of a clock that was ahead and was put right."""
    return PeopleFile.objects.filter(asked_at__gt=now - KEPT, asked_at__lte=now + SKEW)
