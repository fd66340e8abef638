"""The check of the last draft on a page of its own, to look at while writing."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.models import Page

from cop_platform.core.proofreading.page import hints_of, problems_of


class ProofreadView(WagtailAdminTemplateMixin, TemplateView):
    """For who may edit the page."""

    page_title = _("Controle van de tekst")
    header_icon = "glasses"
    template_name = "core/cms/proofread.html"

    @cached_property
    def page(self) -> Page:
        """The page; PermissionDenied for who may not edit it."""
        page = get_object_or_404(Page, pk=self.kwargs["page_id"], depth__gt=1)
        if not page.permissions_for_user(self.request.user).can_edit():
            raise PermissionDenied
        return page

    def get_page_subtitle(self) -> str:
        """Of which page."""
        return self.page.get_admin_display_title()

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Where this page is."""
        edit = reverse("wagtailadmin_pages:edit", args=[self.page.pk])
        steps = [{"url": edit, "label": self.get_page_subtitle()}, {"url": "", "label": self.page_title}]
        return [*super().get_breadcrumbs_items(), *steps]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What was found in the draft that was stored last."""
        draft = self.page.get_latest_revision_as_object()
        found = {"page": draft, "problems": problems_of(draft), "hints": hints_of(draft)}
        return {**super().get_context_data(**kwargs), **found}
