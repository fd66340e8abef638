"""What helps the search, in the menu of the CMS."""

from django.urls import URLPattern, path
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet

from home.cms.finding import MissesMenuItem, MissesView, SynonymViewSet

register_snippet(SynonymViewSet)


@hooks.register("register_admin_urls")
def misses_addresses() -> list[URLPattern]:
    """The report."""
    folder = "reports/zoekvragen-zonder-resultaat/"
    return [
        path(folder, MissesView.as_view(), name="search_misses"),
        path(f"{folder}results/", MissesView.as_view(results_only=True), name="search_misses_results"),
    ]


@hooks.register("register_reports_menu_item")
def misses_in_menu() -> MenuItem:
    """Its place in the menu."""
    return MissesMenuItem()
