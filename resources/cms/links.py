"""The list "Links naar andere websites": which work, and where those stand that do not."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column

from cop_platform.core.choosers import ReadView, ReadViewSet
from cop_platform.core.todo import MOST_SHOWN, Listed, Todo, TodoList, register_todo
from resources.cms.link_places import known_places, links_at, places_of, places_to_mend, policy
from resources.domain.links import problem_in_words
from resources.models import ExternalLink


def state_of(link: ExternalLink) -> str:
    """How the address fares, in words."""
    if link.is_dead:
        return str(problem_in_words(link.problem))
    if link.problem:
        return _("Gaf geen goed antwoord; wij kijken nog eens")
    return _("Werkt") if link.checked_at else _("Nog niet nagekeken")


class LinkView(ReadView):
    """One address, and where it stands."""

    template_name = "resources/cms/link.html"
    object: ExternalLink

    def known(self) -> QuerySet[ExternalLink]:
        """The addresses in texts and rows that the person may know of."""
        return links_at(known_places(self.request.user))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """How it fares, and where it stands."""
        places = places_of(self.object, self.request.user)
        return {**super().get_context_data(**kwargs), "state": state_of(self.object), "places": places}


class LinkViewSet(ReadViewSet):
    """Read, never written by hand."""

    model = ExternalLink
    permission_policy = policy
    icon = "link-external"
    menu_label = gettext_lazy("Links naar andere websites")
    list_display = ["url", Column("state", label=gettext_lazy("Stand"), accessor=state_of), "checked_at"]
    list_filter = ["is_dead"]
    search_fields = ["url"]
    inspect_view_class = LinkView

    def get_queryset(self, request: HttpRequest) -> Any:
        """The addresses in texts and rows that the person may know of."""
        return links_at(known_places(request.user))


def dead_links(user: Any, now: datetime) -> Listed | None:
    """Addresses that do not work, in what *user* may change; those that failed longest on top."""
    if not policy.user_has_permission(user, "view"):
        return None
    dead = links_at(places_to_mend(user)).filter(is_dead=True).order_by("failing_since", "url")
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
