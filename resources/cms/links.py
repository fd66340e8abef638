"""The list "Links naar andere websites": which work, and which texts have to be mended."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import InspectView

from cop_platform.core.choosers import RowViewSet
from cop_platform.core.known import known_pages
from cop_platform.core.permissions import LimitedPolicy
from cop_platform.core.todo import MOST_SHOWN, Listed, Todo, TodoList, register_todo
from resources.domain.links import pages_with, problem_in_words
from resources.models import ExternalLink

policy = LimitedPolicy(ExternalLink, {"view"})


def state_of(link: ExternalLink) -> str:
    """How the address fares, in words."""
    if link.is_dead:
        return str(problem_in_words(link.problem))
    if link.problem:
        return _("Gaf geen goed antwoord; wij kijken nog eens")
    return _("Werkt") if link.checked_at else _("Nog niet nagekeken")


class LinkView(InspectView):
    """One address, and the texts that lead to it."""

    template_name = "resources/cms/link.html"
    object: ExternalLink

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """How it fares, and the texts that the person may know of."""
        mine = set(known_pages(self.request.user).values_list("pk", flat=True))
        pages = [page for page in pages_with(self.object) if page.pk in mine]
        rows = [(page, reverse("wagtailadmin_pages:edit", args=[page.pk])) for page in pages]
        return {**super().get_context_data(**kwargs), "state": state_of(self.object), "pages": rows}

    @cached_property
    def header_buttons(self) -> list[Any]:
        """Nothing to edit: the address stands in the text."""
        return []


class LinkViewSet(RowViewSet):
    """Read, never written by hand."""

    model = ExternalLink
    icon = "link-external"
    menu_label = gettext_lazy("Links naar andere websites")
    list_display = ["url", Column("state", label=gettext_lazy("Stand"), accessor=state_of), "checked_at"]
    list_filter = ["is_dead"]
    search_fields = ["url"]
    search_backend_name = None
    inspect_view_enabled = True
    inspect_view_class = LinkView
    copy_view_enabled = False

    @cached_property
    def permission_policy(self) -> LimitedPolicy:
        """Only reading."""
        return policy


def dead_links(user: Any, now: datetime) -> Listed | None:
    """Addresses that do not work, those that failed longest on top."""
    if not policy.user_has_permission(user, "view"):
        return None
    dead = ExternalLink.objects.filter(is_dead=True).order_by("failing_since", "url")
    return Listed([_todo(link) for link in dead[:MOST_SHOWN]], dead.count())


def _todo(link: ExternalLink) -> Todo:
    where = reverse("wagtailsnippets_resources_externallink:inspect", args=[link.pk])
    return Todo(link.url, where, state_of(link))


register_todo(
    TodoList(
        "links",
        70,
        gettext_lazy("Links die niet werken"),
        dead_links,
        "wagtailsnippets_resources_externallink:list",
    )
)
