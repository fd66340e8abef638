"""What the CMS may not store or tell of files, and the report on documents without words."""

from typing import Any

from django.db.models import QuerySet
from django.urls import URLPattern, path
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.account import AvatarSettingsPanel
from wagtail.documents.api.admin.views import DocumentsAdminAPIViewSet
from wagtail.images.api.admin.views import ImagesAdminAPIViewSet

from cop_platform.core.known import known_rows
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


class KnownDocuments(DocumentsAdminAPIViewSet):
    """Documents for the scripts of the CMS: those of one's own collections, and not all there are."""

    def get_queryset(self) -> QuerySet[Any]:
        """What may be listed."""
        return known_rows(self.model, self.request.user)


class KnownImages(ImagesAdminAPIViewSet):
    """Images likewise."""

    def get_queryset(self) -> QuerySet[Any]:
        """What may be listed."""
        return known_rows(self.model, self.request.user)


# After those of Wagtail itself, to take their place.
@hooks.register("construct_admin_api", order=1)
def tell_only_of_known_files(router: Any) -> None:
    """Put our lists of files in the place of those that show everything."""
    router.register_endpoint("documents", KnownDocuments)
    router.register_endpoint("images", KnownImages)
