"""Members of communities in the CMS: to look, and to give somebody another role."""

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import EditView

from communities.domain.membership import give_role
from communities.forms import CommunityPageForm
from communities.models import CommunityPage, Membership
from cop_platform.core.choosers import RowViewSet
from cop_platform.core.permissions import LimitedPolicy

CommunityPage.base_form_class = CommunityPageForm


class RoleView(EditView):
    """Another role for a member; a rule gives it, and the log tells of it."""

    def save_instance(self) -> Membership:
        """Give the role that was chosen."""
        give_role(self.object, self.form.cleaned_data["role"], actor=self.request.user)
        return super().save_instance()


@register_snippet
class MembershipViewSet(RowViewSet):
    """Menu "Leden"."""

    model = Membership
    icon = "group"
    menu_label = _("Leden")
    menu_order = 450
    add_to_admin_menu = True
    # People join and leave by themselves.
    permission_policy = LimitedPolicy(Membership, {"view", "change"})
    edit_view_class = RoleView
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

    def get_queryset(self, request: HttpRequest) -> QuerySet[Membership]:
        """With person and community: one query for the whole list."""
        return Membership.objects.select_related("person", "community")
