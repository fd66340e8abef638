"""The library in the CMS: its rows in two groups of the menu, and the editions of handbooks."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Model, Q
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.models import Page
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from cop_platform.core.choosers import RowViewSet
from resources import (
    models,
    visits,  # noqa: F401, notes where a member reads
)
from resources.cms import menukaart, todo  # noqa: F401, register a page and lists
from resources.cms.approvals import ApprovalViewSet
from resources.cms.comments import CommentViewSet
from resources.cms.consulting import ConsultationView, consultation_button
from resources.cms.contact import ContactView, contact_button
from resources.cms.editions import RecordEditionView, edition_button
from resources.cms.english import EnglishListView, EnglishMenuItem, english_button
from resources.cms.feedback import SuggestionViewSet
from resources.cms.keeping import refuse_to_delete
from resources.cms.links import LinkViewSet
from resources.cms.reviewing import ReviewListView, ReviewView, review_button, review_list_item
from resources.cms.votes import VotesMenuItem, VotesView
from resources.cms.word import doors  # noqa: F401  (registers the screens of the import)


@hooks.register("register_admin_urls")
def edition_addresses() -> list[URLPattern]:
    """The screens for editions, for keeping texts true, and for votes of readers."""
    return [
        path("handboeken/<int:pk>/uitgave/", RecordEditionView.as_view(), name="record_edition"),
        path("teksten/<int:pk>/nakijken/", ReviewView.as_view(), name="review_text"),
        path("handboeken/<int:pk>/consultatie/", ConsultationView.as_view(), name="consult_on_text"),
        path("teksten/<int:pk>/contactpersoon/", ContactView.as_view(), name="ask_contact"),
        path("reports/teksten-nakijken/", ReviewListView.as_view(), name="texts_to_review"),
        path("reports/engelse-teksten/", EnglishListView.as_view(), name="english_texts"),
        path("reports/oordelen/", VotesView.as_view(), name="votes"),
    ]


@hooks.register("register_reports_menu_item")
def list_of_reviews() -> MenuItem:
    """The list of texts to look at."""
    return review_list_item()


@hooks.register("register_reports_menu_item")
def list_of_votes() -> MenuItem:
    """The votes of readers."""
    return VotesMenuItem()


@hooks.register("register_reports_menu_item")
def list_of_english_texts() -> MenuItem:
    """The state of the English texts."""
    return EnglishMenuItem()


@hooks.register("register_page_header_buttons")
def header_button(page: Page, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """From the form of a handbook to its next edition."""
    yield from edition_button(page, user)
    yield from review_button(page, user)
    yield from consultation_button(page, user)
    yield from contact_button(page, user)
    yield from english_button(page, user)


@hooks.register("register_page_listing_buttons")
def listing_button(page: Page, user: Any, next_url: str | None = None) -> Iterator[Button]:
    """From the list of pages to the next edition of a handbook."""
    yield from edition_button(page, user)


@hooks.register("before_delete_page")
def keep_editions(request: HttpRequest, page: Page) -> HttpResponse | None:
    """A handbook with editions is not deleted."""
    return refuse_to_delete(request, [page])


@hooks.register("before_bulk_action")
def keep_many_editions(
    request: HttpRequest, action: str, objects: list[Any], view: Any
) -> HttpResponse | None:
    """Nor are many at once."""
    return refuse_to_delete(request, objects) if action == "delete" else None


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
        SuggestionViewSet,
        ApprovalViewSet,
        CommentViewSet,
        LinkViewSet,
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
