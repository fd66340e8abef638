"""A meeting as its editor works on it: the newest version of its page, and what of it is public."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404

from cop_platform.core.known import known_pages
from events.domain.series import Dropped, misfits, refit
from events.models import EventPage
from events.values import Schedule


@dataclass
class EditedMeeting:
    """The newest version of a page (*page*), the page as it is *stored*, and who works on it."""

    page: EventPage
    stored: EventPage
    user: Any

    @cached_property
    def plan(self) -> Schedule:
        """The plan of the newest version, as publishing reads it; raises ``RuleError`` when it cannot."""
        return refit(self.page.schedule)[0]

    @property
    def loose_ends(self) -> list[Dropped]:
        """The exceptions in the newest version that belong to no date any more."""
        return misfits(self.page.schedule)

    @cached_property
    def public_plan(self) -> Schedule | None:
        """The plan that subscribers have; None when the page is not public."""
        return refit(self.stored.schedule)[0] if self.stored.live else None

    @property
    def has_other_changes(self) -> bool:
        """Whether publishing would also publish what somebody changed before."""
        return self.stored.live and self.stored.has_unpublished_changes

    @cached_property
    def is_locked(self) -> bool:
        """Whether somebody else, or a workflow, keeps this user from changing it."""
        return bool(self._permissions.page_locked())

    @cached_property
    def may_publish(self) -> bool:
        """Whether this user may change what is public."""
        return bool(self.stored.live and self._permissions.can_publish())

    @cached_property
    def may_split(self) -> bool:
        """Whether this user may put a second page beside it."""
        parent = self.stored.get_parent().permissions_for_user(self.user)
        return bool(parent.can_add_subpage())

    @property
    def version(self) -> str:
        """Names the newest version, to see whether somebody changed it meanwhile."""
        return str(self.stored.latest_revision_id or "")

    @cached_property
    def _permissions(self) -> Any:
        return self.stored.permissions_for_user(self.user)


def edited_meeting(pk: int, user: Any) -> EditedMeeting:
    """The meeting on page *pk* for *user*; 404 without one they may know of, else ``PermissionDenied``.

    An alias follows another page and has no dates of its own.
    """
    known = known_pages(user).filter(pk=pk).values("pk")
    stored = get_object_or_404(EventPage, pk__in=known, alias_of=None)
    if not stored.permissions_for_user(user).can_edit():
        raise PermissionDenied
    return EditedMeeting(stored.get_latest_revision_as_object(), stored, user)
