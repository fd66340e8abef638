"""Stores what an editor confirmed: as a revision, published when the editor said so."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.coreutils import find_available_slug
from wagtail.models import Page

from cop_platform.core.errors import Conflict
from events.domain.series.rows import write_schedule
from events.models import EventPage
from events.values import Schedule

from .meeting import EditedMeeting


class Confirmed(StrEnum):
    """Which button the editor pressed; PUBLISH_ALL knows of the other changes in the draft."""

    DRAFT = "draft"
    PUBLISH = "publish"
    PUBLISH_ALL = "publish_all"


def choices(meeting: EditedMeeting) -> list[Confirmed]:
    """What this editor can do with a changed plan, the usual choice first."""
    if not meeting.may_publish:
        return [Confirmed.DRAFT]
    if meeting.has_other_changes:
        return [Confirmed.DRAFT, Confirmed.PUBLISH_ALL]
    return [Confirmed.PUBLISH, Confirmed.DRAFT]


@transaction.atomic
def store(meeting: EditedMeeting, plan: Schedule, confirmed: Confirmed) -> None:
    """Make *plan* the newest version of the page; locks it, and raises ``Conflict`` when it moved on."""
    _lock(meeting)
    write_schedule(meeting.page, plan)
    _save(meeting.page, meeting.user, publish=confirmed != Confirmed.DRAFT)


@transaction.atomic
def store_split(
    meeting: EditedMeeting, earlier: Schedule, later: Schedule, confirmed: Confirmed
) -> EventPage:
    """As ``store`` with *earlier*; *later* becomes the plan of a new page beside it, which is returned."""
    _lock(meeting)
    publish = confirmed != Confirmed.DRAFT
    sibling = _copy(meeting)
    sibling.continues = meeting.stored
    write_schedule(sibling, later)
    write_schedule(meeting.page, earlier)
    revision = meeting.page.save_revision(user=meeting.user, log_action=True, clean=False)
    # The new one first: the old one is then published once, and names it at once.
    _save(sibling, meeting.user, publish=publish)
    if publish:
        revision.publish(user=meeting.user)
    return sibling


def _lock(meeting: EditedMeeting) -> None:
    stored = Page.objects.select_for_update().get(pk=meeting.stored.pk)
    if str(stored.latest_revision_id or "") != meeting.version:
        raise changed_meanwhile()


def changed_meanwhile() -> Conflict:
    """What an editor hears whose screen is older than the page."""
    return Conflict(_("Iemand heeft deze bijeenkomst intussen gewijzigd. Kijk opnieuw en bevestig dan."))


def _save(page: EventPage, user: Any, *, publish: bool) -> None:
    revision = page.save_revision(user=user, log_action=True, clean=False)
    if publish:
        revision.publish(user=user)


def _copy(meeting: EditedMeeting) -> EventPage:
    parent = meeting.stored.get_parent()
    slug = find_available_slug(parent, meeting.page.slug)
    copy = meeting.page.copy(
        to=parent,
        update_attrs={"slug": slug},
        copy_revisions=False,
        keep_live=False,
        user=meeting.user,
    )
    return EventPage.objects.get(pk=copy.pk)
