"""The mail queue, for operators who look why a mail did not arrive."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from cop_platform.notifications.models import OutboxMail


class ReadOnly(ModelPermissionPolicy):
    """Nobody writes, changes or removes a mail by hand."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Only look."""
        return action == "view" and super().user_has_permission(user, action)

    def user_has_any_permission(self, user: Any, actions: list[str]) -> bool:
        """Whether looking is among *actions*, and allowed."""
        return any(self.user_has_permission(user, action) for action in actions)


@register_snippet
class OutboxViewSet(SnippetViewSet):
    """State, attempts and error of each mail; never its text: it may hold a code or a link to log in."""

    model = OutboxMail
    icon = "mail"
    menu_label = _("Uitgaande mail")
    add_to_settings_menu = True
    permission_policy = ReadOnly(OutboxMail)
    copy_view_enabled = False
    inspect_view_enabled = True
    inspect_view_fields = [
        "kind",
        "to_address",
        "subject",
        "state",
        "attempts",
        "last_error",
        "created_at",
        "next_attempt_at",
        "sent_at",
    ]
    list_display = ["subject", "to_address", "kind", "state", "attempts", "last_error", "created_at"]
    list_filter = ["state", "kind"]
    search_fields = ["to_address", "subject"]
    ordering = ["-created_at"]
