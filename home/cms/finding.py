"""Synonyms in the CMS, and the report on searches without result."""

from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.views.snippets import CreateView

from cop_platform.core.choosers import RowViewSet
from cop_platform.core.spreadsheets import harmless
from home.models import SearchMiss, SynonymSet

TITLE = _("Zoekvragen zonder resultaat")
CAN_MEND = ModelPermissionPolicy(SynonymSet)


class SynonymCreateView(CreateView):
    """A new synonym; with a search that found nothing already filled in."""

    def get_initial_form_instance(self) -> SynonymSet:
        """The empty row, or the one for the words in the address."""
        row: SynonymSet = super().get_initial_form_instance() or SynonymSet()
        row.words = row.words or self.request.GET.get("woorden", "")[:200]
        return row


class SynonymViewSet(RowViewSet):
    """Menu "Synoniemen": words that mean the same."""

    add_to_admin_menu = True
    menu_order = 240
    model = SynonymSet
    icon = "link"
    list_display = ["words", "note"]
    search_fields = ["words", "note"]
    search_backend_name = None
    ordering = ["words"]
    add_view_class = SynonymCreateView


def _synonym_address(miss: SearchMiss) -> str:
    words = urlencode({"woorden": f"{miss.words}, "})
    return f"{reverse(SynonymSet.snippet_viewset.get_url_name('add'))}?{words}"  # type: ignore[attr-defined]


class MissesView(ReportView):
    """What several people searched for and nobody found, most asked first; a title makes a synonym of it."""

    permission_policy = CAN_MEND
    permission_required = "add"
    page_title = TITLE
    header_icon = "search"
    index_url_name = "search_misses"
    index_results_url_name = "search_misses_results"
    is_searchable = False
    default_ordering = ("-times", "words")
    columns = [
        TitleColumn("words", label=_("Maak een synoniem van"), get_url=_synonym_address),
        Column("times", label=_("Aantal keer"), width="16%"),
        DateColumn("last_on", label=_("Laatst"), width="16%"),
    ]
    list_export = ["words", "times", "last_on"]
    export_headings = {"words": _("Zoekwoorden"), "times": _("Aantal keer"), "last_on": _("Laatst")}

    def get_base_queryset(self) -> QuerySet[SearchMiss]:
        """Those of which the words may be known."""
        return SearchMiss.objects.exclude(words="")

    def to_row_dict(self, item: SearchMiss) -> dict[str, Any]:
        """One line of the spreadsheet, that it cannot calculate with."""
        return {name: harmless(value) for name, value in super().to_row_dict(item).items()}


class MissesMenuItem(MenuItem):
    """In the menu of those who may add synonyms."""

    def __init__(self) -> None:
        super().__init__(TITLE, reverse_lazy("search_misses"), name="misses", icon_name="search", order=915)

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the person may add synonyms."""
        return bool(CAN_MEND.user_has_permission(request.user, "add"))
