"""The report in the CMS: who did what, when, to whom; for administrators."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import django_filters
from django.contrib.auth import get_user_model
from django.db.models import CharField, Q, QuerySet
from django.db.models.functions import Cast
from django.http import HttpRequest
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.reports import ReportView

from cop_platform.core import clock
from cop_platform.core.activity import record
from cop_platform.core.audit.acts import acts
from cop_platform.core.audit.names import PERSON, Entry, described
from cop_platform.core.models import Activity
from cop_platform.core.permissions import AdministratorPolicy

TITLE = _("Logboek beveiliging")
MOST_EXPORTED = 20_000
policy = AdministratorPolicy(Activity)


def told_at(moment: datetime) -> str:
    """*moment* in Amsterdam, to the second, in an order that sorts."""
    return f"{clock.local(moment):%Y-%m-%d %H:%M:%S}"


def choices() -> list[tuple[str, str]]:
    """The acts to filter by, each after its area."""
    return [(one.verb, f"{one.area.value}: {one.words}") for one in acts().values()]


class LogFilterSet(WagtailFilterSet):
    """Filters by act, person and period."""

    act = django_filters.ChoiceFilter(
        field_name="verb", label=_("Handeling"), choices=choices, empty_label=_("Alle handelingen")
    )
    person = django_filters.CharFilter(
        label=_("Persoon"),
        method="by_person",
        help_text=_("Naam, e-mailadres of nummer van wie iets deed, of van wie het ging."),
    )
    period = django_filters.DateFromToRangeFilter(
        field_name="happened_at", label=_("Periode"), widget=DateRangePickerWidget
    )

    class Meta:
        model = Activity
        fields: list[str] = []

    def by_person(self, rows: QuerySet[Activity], name: str, asked: str) -> QuerySet[Activity]:
        """The rows by, or about, the people whom *asked* may mean; a number also finds who was erased."""
        people = get_user_model().objects.filter(_means(asked)).order_by()
        numbers = people.annotate(number=Cast("pk", CharField())).values("number")
        about = Q(target_id__in=numbers) | (Q(target_id=asked) if _is_number(asked) else Q())
        return rows.filter(Q(actor__in=people.values("pk")) | about & Q(target_type=PERSON))


def _means(asked: str) -> Q:
    if _is_number(asked):
        return Q(pk=asked)
    words = Q()
    for word in asked.split():
        words &= Q(first_name__icontains=word) | Q(last_name__icontains=word) | Q(email__icontains=word)
    return words


def _is_number(asked: str) -> bool:
    return asked.isascii() and asked.isdigit()


class LogView(ReportView):
    """The log of security and moderation, newest first."""

    permission_policy = policy
    permission_required = "view"
    page_title = TITLE
    header_icon = "lock"
    filterset_class = LogFilterSet
    index_url_name = "audit_log"
    index_results_url_name = "audit_log_results"
    is_searchable = False
    default_ordering = ("-happened_at", "-pk")
    columns = [
        # Not "just now": who compares it with other logs needs the second.
        Column("moment", label=_("Moment"), accessor=lambda entry: told_at(entry.moment), width="16%"),
        Column("act", label=_("Handeling")),
        Column("person", label=_("Door")),
        Column("thing", label=_("Over")),
        Column("details", label=_("Bijzonderheden")),
    ]
    list_export = ["moment", "act", "person", "thing", "details"]
    export_headings = {column.name: column.label for column in columns}

    def get_base_queryset(self) -> QuerySet[Activity]:
        """What the log tells of; what people learned is not for here."""
        return Activity.objects.filter(verb__in=list(acts()))

    def get_filtered_queryset(self) -> QuerySet[Activity]:
        """The rows that are asked for; of a spreadsheet the newest."""
        rows = self.get_queryset()
        return rows[:MOST_EXPORTED] if self.is_export else rows

    def get_table(self, object_list: Any) -> Any:
        """The rows of this page, in words."""
        return super().get_table([] if self.is_export else described(object_list))

    def decorate_paginated_queryset(self, object_list: Any) -> Any:
        """The rows of a spreadsheet, in words."""
        return described(object_list) if self.is_export else object_list

    def get_filename(self) -> str:
        """The name of the spreadsheet, with the day."""
        return f"logboek-{clock.today():%Y-%m-%d}"

    def to_row_dict(self, item: Entry) -> dict[str, Any]:
        """One line of the spreadsheet; times in Amsterdam."""
        return {**super().to_row_dict(item), "moment": told_at(item.moment)}

    def as_spreadsheet(self, queryset: Any, spreadsheet_format: str) -> Any:
        """The spreadsheet; that somebody took it along is told, too."""
        record(actor=self.request.user, verb="exported log", target=None)
        return super().as_spreadsheet(queryset, spreadsheet_format)


class LogMenuItem(MenuItem):
    """In the menu of administrators."""

    def __init__(self) -> None:
        address = reverse_lazy("audit_log")
        super().__init__(TITLE, address, name="audit-log", icon_name="lock", order=950)

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the person may read the log."""
        return policy.user_has_permission(request.user, "view")
