"""Which suggestions of readers a person may read and answer in the CMS."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from wagtail.permission_policies.pages import PagePermissionPolicy

from cop_platform.core.permissions import LimitedPolicy
from resources.domain import feedback
from resources.models import ChapterPage, Suggestion, SuggestionQuerySet


class KeeperPolicy(LimitedPolicy):
    """Reading for editors, and for who keeps a text."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Whether the groups of *user* allow it, or they keep a chapter."""
        if super().user_has_permission(user, action):
            return True
        return action in self.actions and user.is_active and chapters_of(user).exists()


policy = KeeperPolicy(Suggestion, {"view"})


def chapters_of(user: Any) -> Any:
    """The chapters of which *user* reads what readers say: those they may change or keep true."""
    mine = PagePermissionPolicy().instances_user_has_permission_for(user, "change")
    return ChapterPage.objects.filter(Q(pk__in=mine.values("pk")) | feedback.chapters_kept_by(user))


def suggestions_for(user: Any) -> SuggestionQuerySet:
    """The suggestions that *user* may read, newest first."""
    rows = Suggestion.objects.filter(page__in=chapters_of(user).values("pk"))
    return rows.select_related("page", "person").order_by("-given_at", "-pk")
