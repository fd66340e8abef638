"""What every screen about the people of a meeting has: which meeting, which date, who may see it."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic.base import TemplateView, View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from cop_platform.core import clock
from cop_platform.core.known import known_pages
from events.models import MeetingPage, Seating


def page_with_people(pk: int, user: Any) -> MeetingPage:
    """The page of a meeting for *user*; 404 without one they know of, PermissionDenied without the right."""
    page = get_object_or_404(known_pages(user), pk=pk, alias_of=None)
    if not issubclass(page.specific_class or Page, MeetingPage):
        raise Http404(f"page {pk} is no meeting")
    if not page.permissions_for_user(user).can_edit():
        raise PermissionDenied
    meeting: MeetingPage = page.specific
    return meeting


class AboutPeople(View):
    """A door to the people of one meeting; ``seating`` in the address chooses the date or session."""

    meeting: MeetingPage

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Refuse whoever may not edit the meeting."""
        super().setup(request, *args, **kwargs)
        self.meeting = page_with_people(kwargs["pk"], request.user)

    @cached_property
    def seatings(self) -> list[Seating]:
        """Everything of this meeting that one can register for, earliest first."""
        rows = Seating.objects.filter(event__key=self.meeting.translation_key)
        return list(rows.select_related("event", "session", "occurrence").order_by("starts_at", "pk"))

    @cached_property
    def seating(self) -> Seating | None:
        """The one that the address names; else the first that is not over, else the last."""
        if (wanted := self.kwargs.get("seating")) is not None:
            return next((one for one in self.seatings if one.pk == wanted), None)
        ahead = [one for one in self.seatings if one.ends_at > clock.now()]
        return ahead[0] if ahead else next(reversed(self.seatings), None)

    def seating_or_404(self) -> Seating:
        """The date or session; 404 when this meeting has no such one."""
        if self.seating is None:
            raise Http404("no such seats")
        return self.seating


class PeopleScreen(WagtailAdminTemplateMixin, AboutPeople, TemplateView):
    """A screen of the CMS about the people of one meeting."""

    header_icon = "group"

    def get_page_title(self) -> str:
        """What the screen is for."""
        return _("Deelnemers")

    def get_page_subtitle(self) -> str:
        """Which meeting it is about."""
        return str(self.meeting.title)

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """From the tree by way of the page."""
        parent = self.meeting.get_parent()
        return [
            {"url": reverse("wagtailadmin_explore", args=[parent.pk]), "label": parent.title},
            {"url": reverse("wagtailadmin_pages:edit", args=[self.meeting.pk]), "label": self.meeting.title},
            {"url": reverse("event_people:list", args=[self.meeting.pk]), "label": _("Deelnemers")},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The meeting and the date."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"page": self.meeting, "seating": self.seating}
