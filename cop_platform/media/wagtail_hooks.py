"""What the CMS may not store, and the report on documents without words."""

from django.urls import URLPattern, path
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.account import AvatarSettingsPanel

from cop_platform.media.scans import ScansMenuItem, ScansView


def is_never_active(panel: AvatarSettingsPanel) -> bool:
    """A picture of an editor would pass no door of ours; Wagtail has no setting against it."""
    return False


AvatarSettingsPanel.is_active = is_never_active


@hooks.register("register_admin_urls")
def scans_addresses() -> list[URLPattern]:
    """The report."""
    return [
        path("reports/documenten-zonder-tekst/", ScansView.as_view(), name="wordless_documents"),
        path(
            "reports/documenten-zonder-tekst/results/",
            ScansView.as_view(results_only=True),
            name="wordless_documents_results",
        ),
    ]


@hooks.register("register_reports_menu_item")
def scans_in_menu() -> MenuItem:
    """Its place in the menu."""
    return ScansMenuItem()
