"""The report on documents in which the search finds no words: scans, and what cannot be read."""

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.documents.permissions import permission_policy

from cop_platform.core.films import CAPTIONS, FILMS
from cop_platform.media.models import SiteDocument
from cop_platform.media.values import TextState

TITLE = _("Documenten zonder tekst")
WORDLESS = (TextState.EMPTY, TextState.UNREADABLE, TextState.OTHER_KIND)


class ScansView(ReportView):
    """The documents that a person may change, newest first."""

    permission_policy = permission_policy
    permission_required = "change"
    page_title = TITLE
    header_icon = "doc-full-inverse"
    index_url_name = "wordless_documents"
    index_results_url_name = "wordless_documents_results"
    is_searchable = False
    default_ordering = ("-created_at", "-pk")
    columns = [
        TitleColumn(
            "title",
            label=_("Titel"),
            get_url=lambda thing: reverse("wagtaildocs:edit", args=[thing.pk]),
        ),
        Column("state", label=_("Tekst"), accessor="get_text_state_display"),
        DateColumn("created_at", label=_("Geplaatst"), width="16%"),
    ]
    list_export = ["title", "get_text_state_display", "created_at"]
    export_headings = {
        "title": _("Titel"),
        "get_text_state_display": _("Tekst"),
        "created_at": _("Geplaatst"),
    }

    def get_base_queryset(self) -> QuerySet[SiteDocument]:
        """What was read, and has no words; films and captions have theirs on the page."""
        mine = permission_policy.instances_user_has_permission_for(self.request.user, "change")
        shown = "|".join(sorted(FILMS | CAPTIONS))
        return mine.filter(text_state__in=WORDLESS).exclude(file__regex=rf"\.({shown})$")


class ScansMenuItem(MenuItem):
    """In the menu of those who may change documents."""

    def __init__(self) -> None:
        address = reverse_lazy("wordless_documents")
        super().__init__(TITLE, address, name="wordless-documents", icon_name="doc-full-inverse", order=910)

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the person may change documents."""
        return bool(permission_policy.user_has_permission(request.user, "change"))
