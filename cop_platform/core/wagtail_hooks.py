"""Doors of the CMS that concern every page, and the log."""

from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import Http404, HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, path
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.models import Page, PageQuerySet

from cop_platform.core.audit.report import LogMenuItem, LogView
from cop_platform.core.known import known_pages
from cop_platform.core.proofreading.screen import ProofreadView
from cop_platform.core.todo.panel import TodoPanel
from cop_platform.core.visibility import may_see_page


@hooks.register("before_serve_page")
def hide_what_may_not_be_seen(
    page: Page, request: HttpRequest, serve_args: list[object], serve_kwargs: dict[str, object]
) -> None:
    """Answer 404 for a page hidden from this person: a 403 would tell that it exists."""
    if not may_see_page(request.user, page):
        raise Http404


@hooks.register("construct_page_chooser_queryset")
def choose_among_known_pages(pages: PageQuerySet, request: HttpRequest) -> PageQuerySet:
    """Offer what the person may edit, or read on the site; the CMS would offer every page."""
    return pages.filter(pk__in=known_pages(request.user).values("pk"))


@hooks.register("before_delete_snippet")
def respect_policy_in_bulk(request: HttpRequest, instances: list[Model]) -> None:
    """Refuse what the list itself refuses: the bulk action asks the groups, not the list's policy."""
    for instance in instances:
        policy = type(instance).snippet_viewset.permission_policy  # type: ignore[attr-defined]
        if not policy.user_has_permission(request.user, "delete"):
            raise PermissionDenied


@hooks.register("register_admin_urls")
def log_addresses() -> list[URLPattern]:
    """The log of security and moderation, and the check of a text."""
    return [
        path("tekstcontrole/<int:page_id>/", ProofreadView.as_view(), name="proofread"),
        path("reports/logboek/", LogView.as_view(), name="audit_log"),
        path("reports/logboek/results/", LogView.as_view(results_only=True), name="audit_log_results"),
    ]


@hooks.register("register_reports_menu_item")
def log_in_menu() -> MenuItem:
    """Its place in the menu."""
    return LogMenuItem()


@hooks.register("insert_editor_js")
def keep_autosave_watching() -> str:
    """What autosave needs to lose nothing: it is explained in the script."""
    return format_html('<script src="{}"></script>', static("core/autosave.js"))


@hooks.register("construct_homepage_panels")
def show_what_waits(request: HttpRequest, panels: list[object]) -> None:
    """On the first page: what waits for this person."""
    panels.append(TodoPanel(request))
