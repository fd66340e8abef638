"""Members of communities in the CMS: to look, and to give somebody another role."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from communities.models import Membership


class RolesOnly(ModelPermissionPolicy):
    """People join and leave by themselves: nobody is added or removed here."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Look and change."""
        return action not in ("add", "delete") and super().user_has_permission(user, action)

    def user_has_any_permission(self, user: Any, actions: list[str]) -> bool:
        """Whether at least one of *actions* is allowed."""
        return any(self.user_has_permission(user, action) for action in actions)


@register_snippet
class MembershipViewSet(SnippetViewSet):
    """Menu "Leden"."""

    model = Membership
    icon = "group"
    menu_label = _("Leden")
    menu_order = 450
    add_to_admin_menu = True
    permission_policy = RolesOnly(Membership)
    copy_view_enabled = False
    list_display = ["person", "community", "role", "state", "joined_at"]
    list_filter = ["community", "role", "state"]
    search_fields = ["person__first_name", "person__last_name", "community__name"]
    ordering = ["community__name", "person__last_name"]
    panels = [
        HelpPanel(
            content=_(
                "Een moderator laat leden toe en bewaakt de huisregels. Een eigenaar wijst moderatoren aan."
            )
        ),
        FieldPanel("role"),
    ]
