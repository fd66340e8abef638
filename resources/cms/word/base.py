"""What the screens of the import have in common."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic.base import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.images.permissions import permission_policy as image_policy

from resources.models import HandbookPage


def handbook_for(user: Any, page_id: int) -> HandbookPage:
    """The handbook on page *page_id*; 404 without one, ``PermissionDenied`` for who may add no chapters."""
    handbook = get_object_or_404(HandbookPage, pk=page_id)
    if not handbook.permissions_for_user(user).can_add_subpage():
        raise PermissionDenied
    return handbook


def collection_for(user: Any) -> Any:
    """Where pictures of *user* go; None for who may add none."""
    return image_policy.collections_user_has_permission_for(user, "add").order_by("path").first()


class WordScreen(WagtailAdminTemplateMixin, TemplateView):
    """A screen about one handbook; ``setup`` refuses whoever may not add chapters to it."""

    header_icon = "doc-full-inverse"
    handbook: HandbookPage

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the handbook."""
        super().setup(request, *args, **kwargs)
        self.handbook = handbook_for(request.user, kwargs["page_id"])

    @property
    def upload_url(self) -> str:
        """Where a file is chosen."""
        return reverse("word_import:upload", args=[self.handbook.pk])

    @property
    def chapters_url(self) -> str:
        """The chapters in the tree."""
        return reverse("wagtailadmin_explore", args=[self.handbook.pk])

    def get_page_title(self) -> str:
        """What the screen is for."""
        return _("Hoofdstukken uit Word")

    def get_page_subtitle(self) -> str:
        """Which handbook it is about."""
        return str(self.handbook.draft_title or self.handbook.title)

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """From the tree by way of the handbook."""
        return [
            {"url": self.chapters_url, "label": self.get_page_subtitle()},
            {"url": self.upload_url, "label": _("Hoofdstukken uit Word")},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The handbook, and the ways back."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        ways = {"upload_url": self.upload_url, "chapters_url": self.chapters_url}
        return {**context, "handbook": self.handbook, **ways}
