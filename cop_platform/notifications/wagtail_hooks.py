"""Mails in the CMS: the queue, for operators who look why one did not arrive, and examples of each kind."""

from django.urls import URLPattern, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet

from cop_platform.core.choosers import RowViewSet
from cop_platform.notifications.models import OutboxMail
from cop_platform.notifications.views.preview import TITLE, MailKindsView, MailPreviewView, mail_example
from cop_platform.notifications.views.retrying import RetryBulkAction, policy

hooks.register("register_bulk_action", RetryBulkAction)


@hooks.register("register_admin_urls")
def preview_addresses() -> list[URLPattern]:
    """The examples."""
    return [
        path("mails/", MailKindsView.as_view(), name="mail_kinds"),
        path("mails/<slug:code>/", MailPreviewView.as_view(), name="mail_preview"),
        path("mails/<slug:code>/html/", mail_example, name="mail_example"),
    ]


@hooks.register("register_reports_menu_item")
def preview_in_menu() -> MenuItem:
    """Their place in the menu."""
    return MenuItem(TITLE, reverse_lazy("mail_kinds"), name="mail-kinds", icon_name="mail", order=910)


@register_snippet
class OutboxViewSet(RowViewSet):
    """State, attempts and error of each mail; never its text: it may hold a code or a link to log in."""

    model = OutboxMail
    icon = "mail"
    menu_label = _("Uitgaande mail")
    add_to_settings_menu = True
    permission_policy = policy
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
        "not_after",
        "sent_at",
    ]
    list_display = [
        "subject",
        "to_address",
        "kind",
        "state",
        "attempts",
        "last_error",
        "next_attempt_at",
        "created_at",
    ]
    list_filter = ["state", "kind"]
    search_fields = ["to_address", "subject"]
    ordering = ["-created_at"]
