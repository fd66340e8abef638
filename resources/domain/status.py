"""The status of a text through time: who gave it, since when, and what came before."""

from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from django.db import transaction
from django.db.models import QuerySet

from cop_platform.accounts.models import User
from cop_platform.core.activity import record
from resources.models import ResourcePage, StatusChange


@dataclass(frozen=True)
class Former:
    """A status that a text had in [since, until)."""

    change: StatusChange
    until: datetime


@dataclass(frozen=True)
class StatusHistory:
    """Since when a text has its status (None: never noted), and those before, newest first."""

    present: StatusChange | None
    former: list[Former]


@transaction.atomic
def note_status(page: ResourcePage, *, actor: User | None, now: datetime) -> None:
    """Remember the status with which *page* was published at *now*; the same one again changes nothing."""
    latest = StatusChange.objects.filter(page=page.pk).first()
    if page.status is None or (latest and latest.status_id == page.status_id):
        return
    owner = page.owner_organisation
    StatusChange.objects.create(
        page_id=page.pk,
        status=page.status,
        changed_at=now,
        owner_name=owner.name if owner else "",
        set_by=actor,
    )
    record(actor=actor, verb="changed status", target=page, status=page.status.slug)


def statuses_of(page: ResourcePage) -> QuerySet[StatusChange]:
    """The statuses of *page*, the latest first, with who chose each."""
    return StatusChange.objects.filter(page=page.pk).select_related("status", "set_by")


def status_history(page: ResourcePage) -> StatusHistory:
    """The present status of *page* and the former ones; one query, which names nobody.

    A status from before we kept this has no moment.
    """
    changes = list(StatusChange.objects.filter(page=page.pk).select_related("status"))
    former = [Former(older, newer.changed_at) for newer, older in pairwise(changes)]
    present = changes[0] if changes and changes[0].status_id == page.status_id else None
    return StatusHistory(present, former)
