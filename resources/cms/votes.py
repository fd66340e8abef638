"""The report "Oordelen van lezers": which sections help them, and which do not."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from resources.cms.feedback_rights import chapters_of, policy
from resources.domain.feedback import tallies

TITLE = gettext_lazy("Oordelen van lezers")


class VotesView(WagtailAdminTemplateMixin, TemplateView):
    """The sections of chapters that the person may change or keeps true, least useful first."""

    template_name = "resources/cms/votes.html"
    page_title = TITLE
    header_icon = "comment"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """For who may read suggestions too."""
        super().setup(request, *args, **kwargs)
        if not policy.user_has_permission(request.user, "view"):
            raise PermissionDenied

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Where this page is."""
        return [*super().get_breadcrumbs_items(), {"url": "", "label": TITLE}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The votes on each section."""
        rows = tallies(chapters_of(self.request.user).defer("body"))
        return {**super().get_context_data(**kwargs), "rows": rows}


class VotesMenuItem(MenuItem):
    """In the menu of who may read suggestions."""

    def __init__(self) -> None:
        super().__init__(TITLE, reverse_lazy("votes"), name="votes", icon_name="comment", order=915)

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the person may read suggestions."""
        return policy.user_has_permission(request.user, "view")
