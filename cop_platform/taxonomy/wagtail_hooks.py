"""The lists in the CMS, in one group of the menu."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from cop_platform.core.choosers import RowViewSet
from cop_platform.taxonomy import models


def _viewset(term: type[models.Term], icon_name: str = "list-ul", *columns: str) -> type[RowViewSet]:
    attributes: dict[str, Any] = {
        "model": term,
        "icon": icon_name,
        "list_display": ["label_nl", "slug", *columns],
        "search_fields": ["label_nl", "label_en", "slug"],
        "ordering": term._meta.ordering,
        "offered": Q(),
    }
    return type(f"{term.__name__}ViewSet", (RowViewSet,), attributes)


class HolidayViewSet(RowViewSet):
    """Feast days and holidays, the last ones first."""

    model = models.Holiday
    icon = "date"
    list_display = ["name", "first_on", "last_on", "kind", Column("where", label=_("waar"))]
    list_filter = ["kind"]
    search_fields = ["name"]
    ordering = ["-first_on", "name"]


@register_snippet
class TaxonomyGroup(SnippetViewSetGroup):
    """Menu "Lijsten"."""

    menu_label = _("Lijsten")
    menu_icon = "tag"
    menu_order = 600
    items = (
        _viewset(models.LabourMarketRegion, "site", "code", "valid_until"),
        _viewset(models.Pillar),
        _viewset(models.Theme, "tag", "pillar"),
        _viewset(models.LegacyTheme, "history", "agenda"),
        _viewset(models.TargetGroup, "group"),
        _viewset(models.Audience, "user"),
        _viewset(models.Sector),
        _viewset(models.Phase),
        _viewset(models.EvidenceLevel, "success", "strength"),
        _viewset(models.ContentStatus),
        _viewset(models.CommunityType),
        _viewset(models.EventType, "date"),
        _viewset(models.EventFormat, "date"),
        _viewset(models.ResourceType, "doc-full", "is_chaptered"),
        _viewset(models.Language, "globe"),
        HolidayViewSet,
    )
