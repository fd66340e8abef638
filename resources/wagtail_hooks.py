"""The rows of the library in the CMS, in two groups of the menu."""

from typing import Any

from django.db.models import Model, Q
from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from cop_platform.core.choosers import RowViewSet
from resources import models


def _viewset(model: type[Model], icon_name: str, title: str, *columns: str) -> type[RowViewSet]:
    attributes: dict[str, Any] = {
        "model": model,
        "icon": icon_name,
        "list_display": [title, *columns],
        "search_fields": [title, "slug"],
        "ordering": model._meta.ordering,
        "offered": Q(),
        # Our own fields are searched in the database; the index is for the site.
        "search_backend_name": None,
    }
    return type(f"{model.__name__}ViewSet", (RowViewSet,), attributes)


@register_snippet
class LibraryGroup(SnippetViewSetGroup):
    """Menu "Bibliotheek"."""

    menu_label = _("Bibliotheek")
    menu_icon = "folder-open-inverse"
    menu_order = 220
    items = (
        _viewset(models.Figure, "view", "label", "amount", "unit", "status"),
        _viewset(models.GlossaryTerm, "help", "term", "status"),
        _viewset(models.Scheme, "calendar-check", "name", "running_until"),
        _viewset(models.MenukaartQuestion, "help", "question", "position"),
        _viewset(models.MenukaartCard, "form", "title", "phase", "effort"),
        _viewset(models.Helpdesk, "mail", "name", "owner"),
        _viewset(models.ExternalPlatform, "link-external", "name", "owner"),
    )


@register_snippet
class ProgressGroup(SnippetViewSetGroup):
    """Menu "Voortgang"."""

    menu_label = _("Voortgang")
    menu_icon = "tasks"
    menu_order = 230
    items = (
        _viewset(models.Action, "tasks", "title", "number", "status", "due"),
        _viewset(models.KnowledgeQuestion, "search", "question", "theme", "status"),
    )
