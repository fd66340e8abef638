"""Menu "Partneragenda's": the calendars of partners in the CMS."""

from typing import Any

from django import forms
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.admin.widgets.button import Button
from wagtail.snippets.views.snippets import CreateView, EditView, IndexView

from cop_platform.core import clock
from cop_platform.core.choosers import RowViewSet
from events.cms.partner_form import PartnerCalendarForm
from events.cms.partner_overview import OverviewView
from events.domain import partners
from events.models import PartnerCalendar


class CalendarIndexView(IndexView):
    """The list, with a way to what each calendar brought."""

    def get_list_more_buttons(self, instance: PartnerCalendar) -> list[Any]:
        """The overview first, outside the menu: it is what editors come for."""
        overview = Button(
            _("Overzicht"),
            url=self.get_inspect_url(instance),
            classname="button button-small button-secondary",
            attrs={"aria-label": _("Overzicht van %(name)s") % {"name": instance.name}},
        )
        overview.allow_in_dropdown = False
        return [overview, *super().get_list_more_buttons(instance)]


class FetchAfterSaving:
    """After saving: the worker tries the address, the editor sees the overview."""

    object: PartnerCalendar
    request: HttpRequest
    form: Any
    inspect_url_name: str

    def save_instance(self) -> PartnerCalendar:
        """Store the calendar, and let the worker do what its editor entered."""
        calendar: PartnerCalendar = super().save_instance()  # type: ignore[misc]
        has_moved = "address" in self.form.changed_data
        partners.follow_form(calendar, now=clock.now(), has_moved=has_moved)
        return calendar

    def get_success_url(self) -> str:
        """Where the editor sees whether it works."""
        return reverse("wagtailsnippets_events_partnercalendar:inspect", args=[self.object.pk])


class CalendarCreateView(FetchAfterSaving, CreateView):
    """A new calendar."""


class CalendarEditView(FetchAfterSaving, EditView):
    """A calendar that is there already."""


PANELS = [
    MultiFieldPanel(
        [
            FieldPanel("name"),
            FieldPanel("address"),
            FieldPanel("owner"),
            FieldPanel("contact_email"),
            FieldPanel("mode", widget=forms.RadioSelect),
            FieldPanel("is_active"),
        ],
        heading=_("De agenda"),
    ),
    MultiFieldPanel(
        [
            FieldRowPanel(
                [
                    FieldPanel("event_type", widget=forms.Select),
                    FieldPanel("event_format", widget=forms.Select),
                ]
            ),
            FieldPanel("access"),
            FieldPanel("community", widget=forms.Select),
            FieldPanel("regions", widget=forms.CheckboxSelectMultiple),
            FieldPanel("themes", widget=forms.CheckboxSelectMultiple),
            FieldPanel("audiences", widget=forms.CheckboxSelectMultiple),
        ],
        heading=_("Wat elke bijeenkomst krijgt"),
        help_text=_("U kunt dit daarna per bijeenkomst veranderen. Wat u daar kiest, blijft staan."),
    ),
]


class PartnerCalendarViewSet(RowViewSet):
    """Calendars of partners."""

    model = PartnerCalendar
    icon = "globe"
    menu_label = _("Partneragenda's")
    menu_name = "partner-calendars"
    menu_order = 320
    add_to_admin_menu = True
    copy_view_enabled = False
    inspect_view_enabled = True
    index_view_class = CalendarIndexView
    add_view_class = CalendarCreateView
    edit_view_class = CalendarEditView
    inspect_view_class = OverviewView
    inspect_template_name = "events/cms/partner_calendar.html"
    list_display = [
        "name",
        "owner",
        Column(
            "mode",
            label=_("Nieuwe bijeenkomsten"),
            accessor=lambda calendar: calendar.get_mode_display().split(":")[0],
        ),
        Column("to_review", label=_("Te beoordelen"), accessor="to_review"),
        Column("status", label=_("Stand"), accessor=partners.status_of),
    ]
    list_filter = ["owner", "mode", "is_active"]
    search_fields = ["name", "address"]
    ordering = ["name"]
    edit_handler = ObjectList(PANELS, base_form_class=PartnerCalendarForm)

    def get_queryset(self, request: HttpRequest) -> Any:
        """With the organisation and what waits: one query for the whole list."""
        return PartnerCalendar.objects.select_related("owner").with_review_count(clock.now())
