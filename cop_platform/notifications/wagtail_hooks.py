"""The mail queue, for operators who look why a mail did not arrive."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet

from cop_platform.core.choosers import RowViewSet
from cop_platform.core.permissions import LimitedPolicy
from cop_platform.notifications.models import OutboxMail


@register_snippet
class OutboxViewSet(RowViewSet):
    """State, attempts and error of each mail; never its text: it may hold a code or a link to log in."""

    model = OutboxMail
    icon = "mail"
    menu_label = _("Uitgaande mail")
    add_to_settings_menu = True
    permission_policy = LimitedPolicy(OutboxMail, {"view"})
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
