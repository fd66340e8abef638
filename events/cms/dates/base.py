"""The furniture of the CMS around every screen of the dates of a meeting."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic.base import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from .meeting import EditedMeeting, edited_meeting


class DatesScreen(WagtailAdminTemplateMixin, TemplateView):
    """A screen about one meeting; ``setup`` refuses whoever may not edit its page."""

    header_icon = "calendar-alt"
    meeting: EditedMeeting

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Load the newest version of the page."""
        super().setup(request, *args, **kwargs)
        self.meeting = edited_meeting(kwargs["pk"], request.user)

    @property
    def dates_url(self) -> str:
        """The list of dates of this meeting."""
        return reverse("event_dates:list", args=[self.meeting.stored.pk])

    @property
    def page_url(self) -> str:
        """The form of the page."""
        return reverse("wagtailadmin_pages:edit", args=[self.meeting.stored.pk])

    def get_page_title(self) -> str:
        """What the screen is for."""
        return _("Datums")

    def get_page_subtitle(self) -> str:
        """Which meeting it is about."""
        return str(self.meeting.page.draft_title or self.meeting.page.title)

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """From the tree by way of the page."""
        parent = self.meeting.stored.get_parent()
        return [
            {"url": reverse("wagtailadmin_explore", args=[parent.pk]), "label": parent.title},
            {"url": self.page_url, "label": self.get_page_subtitle()},
            {"url": self.dates_url, "label": _("Datums")},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The meeting, and the way back."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        context |= {"meeting": self.meeting, "dates_url": self.dates_url, "page_url": self.page_url}
        if self.meeting.has_other_changes:
            context["compare_url"] = reverse(
                "wagtailadmin_pages:revisions_compare", args=[self.meeting.stored.pk, "live", "latest"]
            )
        return context
