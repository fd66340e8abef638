"""What waits for editors of texts."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page, Revision, WorkflowState

from cop_platform.core.clock import local
from cop_platform.core.known import known_pages
from cop_platform.core.todo import MOST_SHOWN, Listed, Todo, TodoList, register_todo
from resources.cms.approvals import known_approvals, policy, state_of
from resources.models import OwnerApproval


def returned(user: Any, now: datetime) -> Listed:
    """Texts that *user* submitted, and that came back."""
    states = WorkflowState.objects.filter(status=WorkflowState.STATUS_NEEDS_CHANGES, requested_by=user)
    pages = Page.objects.filter(pk__in=[int(key) for key in states.values_list("object_id", flat=True)])
    return Listed.of(
        [Todo(page.get_admin_display_title(), _edit(page.pk)) for page in pages.order_by("title")]
    )


def waiting_for_owners(user: Any, now: datetime) -> Listed | None:
    """Questions without an answer, the one that ends first on top."""
    if not policy.user_has_permission(user, "view"):
        return None
    rows = known_approvals(user).filter(outcome="").order_by("expires_at")
    return Listed([_waiting(row) for row in rows[:MOST_SHOWN]], rows.count())


def held_back(user: Any, now: datetime) -> Listed:
    """Texts whose day came, but that were not finished: nothing plans them any more."""
    pages = known_pages(user).filter(go_live_at__lt=now, has_unpublished_changes=True)
    planned = Revision.page_revisions.filter(approved_go_live_at__isnull=False)
    keys = [int(key) for key in planned.values_list("object_id", flat=True)]
    late = pages.exclude(pk__in=keys).order_by("go_live_at")
    editable = (page for page in late if page.permissions_for_user(user).can_edit())
    return Listed.of([Todo(page.get_admin_display_title(), _edit(page.pk)) for page in editable])


def _waiting(row: OwnerApproval) -> Todo:
    day = date_format(local(row.expires_at), "j F")
    note = _("%(state)s, tot %(day)s") % {"state": state_of(row), "day": day}
    return Todo(row.title, reverse("wagtailsnippets_resources_ownerapproval:inspect", args=[row.pk]), note)


def _edit(key: int) -> str:
    return reverse("wagtailadmin_pages:edit", args=[key])


register_todo(TodoList("returned", 20, gettext_lazy("Teruggekregen teksten"), returned))
register_todo(TodoList("held", 30, gettext_lazy("Gepland, maar tegengehouden"), held_back))
register_todo(
    TodoList(
        "owners",
        60,
        gettext_lazy("Wacht op de eigenaar"),
        waiting_for_owners,
        "wagtailsnippets_resources_ownerapproval:list",
    )
)
