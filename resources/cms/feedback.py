"""The list "Suggesties van lezers", and the ones that wait on the first page of the CMS."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column

from cop_platform.core.choosers import ReadViewSet
from cop_platform.core.todo import MOST_SHOWN, Listed, Todo, TodoList, register_todo
from resources.cms.feedback_rights import policy, suggestions_for
from resources.cms.suggestion_view import SuggestionView
from resources.models import Suggestion

LIST = "wagtailsnippets_resources_suggestion:list"


class SuggestionViewSet(ReadViewSet):
    """Read and answered, never written by hand."""

    model = Suggestion
    permission_policy = policy
    icon = "comment"
    menu_label = gettext_lazy("Suggesties van lezers")
    list_display = [
        "heading",
        Column("page", label=gettext_lazy("Hoofdstuk"), accessor="page.title"),
        "given_at",
        Column("state", label=gettext_lazy("Stand"), accessor="get_state_display"),
    ]
    list_filter = ["state"]
    search_fields = ["heading", "text"]
    inspect_view_class = SuggestionView

    def get_queryset(self, request: HttpRequest) -> Any:
        """Suggestions about chapters that the person may change or keeps true."""
        return suggestions_for(request.user)


def waiting_suggestions(user: Any, now: datetime) -> Listed | None:
    """What readers suggested and nobody answered, oldest first."""
    if not policy.user_has_permission(user, "view"):
        return None
    rows = suggestions_for(user).waiting()
    return Listed([_todo(row) for row in rows[:MOST_SHOWN]], rows.count())


def _todo(row: Suggestion) -> Todo:
    where = reverse("wagtailsnippets_resources_suggestion:inspect", args=[row.pk])
    return Todo(f"{row.page.title}: {row.heading}", where, str(row.get_state_display()))


register_todo(TodoList("suggestions", 40, gettext_lazy("Suggesties van lezers"), waiting_suggestions, LIST))
