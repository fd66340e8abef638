"""The report on feeds in the CMS: are they fetched, by what, and is something wrong?"""

from typing import Any

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic import PermissionCheckedMixin, WagtailAdminTemplateMixin

from cop_platform.core import clock
from cop_platform.core.permissions import LimitedPolicy
from events.domain.feed_health import feed_health
from events.domain.fetches import OTHER_FEEDS, PERSONAL
from events.models import FeedFetches

MOST_SHOWN = 200
TITLE = _("Agenda-abonnementen")
# What stands for more than one address, in words.
NAMES = {PERSONAL: _("Alle persoonlijke agenda's samen"), OTHER_FEEDS: _("Overige filters samen")}
policy = LimitedPolicy(FeedFetches, {"view"})


class FeedHealthView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """Every feed that was asked for in the last thirty days."""

    permission_policy = policy
    permission_required = "view"
    page_title = TITLE
    header_icon = "calendar-alt"
    template_name = "events/cms/feed_health.html"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Where this page is."""
        return [*super().get_breadcrumbs_items(), {"url": "", "label": TITLE}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The feeds, most fetched first."""
        feeds = feed_health(now=clock.now())
        rows = [{"health": one, "name": NAMES.get(one.feed)} for one in feeds]
        context = {"rows": rows[:MOST_SHOWN], "left_out": max(0, len(rows) - MOST_SHOWN)}
        return {**super().get_context_data(**kwargs), **context}


class FeedHealthMenuItem(MenuItem):
    """In the menu of those who may see the report."""

    def __init__(self) -> None:
        address = reverse_lazy("feed_health")
        super().__init__(TITLE, address, name="feed-health", icon_name="calendar-alt", order=900)

    def is_shown(self, request: Any) -> bool:
        """Whether the person may see numbers of feeds."""
        return bool(policy.user_has_permission(request.user, "view"))
