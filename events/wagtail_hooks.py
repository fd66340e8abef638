"""Meetings in the CMS: forms, dates, copies and clashes, the festival, the calendars of partners."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.site_summary import SummaryItem
from wagtail.models import Page
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from cop_platform.core.choosers import RowViewSet
from events.cms.clashes import warn_of_clashes, warn_of_speakers
from events.cms.copying import copy_screen
from events.cms.dates import doors  # noqa: F401  (registers its hooks)
from events.cms.feed_health import FeedHealthMenuItem, FeedHealthView
from events.cms.partner_calendars import PartnerCalendarViewSet
from events.cms.partner_summary import PartnerItemsToReview
from events.cms.people import doors as people_doors  # noqa: F401  (registers its hooks)
from events.cms.registered import refuse_to_delete, refuse_to_unpublish
from events.forms import EventPageForm, FestivalPageForm, SessionForm
from events.models import EventPage, FestivalPage, MeetingPage, Room, Session, Speaker, Track

# Here and not in the models: the forms ask the rules, which know the models.
EventPage.base_form_class = EventPageForm
FestivalPage.base_form_class = FestivalPageForm
Session.base_form_class = SessionForm


@hooks.register("before_copy_page")
def copy_to_a_new_date(request: HttpRequest, page: Page) -> HttpResponse | None:
    """A meeting is copied on a screen of its own, which asks for the date."""
    if not issubclass(page.specific_class, MeetingPage):
        return None
    return copy_screen(request, page)


@hooks.register("before_delete_page")
def keep_what_people_expect(request: HttpRequest, page: Page) -> HttpResponse | None:
    """A page with registrations is not deleted."""
    return refuse_to_delete(request, [page])


@hooks.register("before_delete_snippet")
def keep_sessions_that_people_expect(request: HttpRequest, instances: list[Any]) -> HttpResponse | None:
    """Nor is a session, or the room of one."""
    return refuse_to_delete(request, instances)


@hooks.register("before_unpublish_page")
def tell_before_unpublishing(request: HttpRequest, page: Page) -> HttpResponse | None:
    """A page with registrations to come stays online until it is cancelled."""
    return refuse_to_unpublish(request, [page])


@hooks.register("before_bulk_action")
def keep_many(request: HttpRequest, action: str, objects: list[Any], view: Any) -> HttpResponse | None:
    """The same for many at once."""
    refusals = {"delete": refuse_to_delete, "unpublish": refuse_to_unpublish}
    return refusals[action](request, objects) if action in refusals else None


@hooks.register("register_admin_urls")
def report_addresses() -> list[URLPattern]:
    """The report on feeds."""
    return [path("reports/agenda-abonnementen/", FeedHealthView.as_view(), name="feed_health")]


@hooks.register("register_reports_menu_item")
def report_on_feeds() -> MenuItem:
    """Its place in the menu."""
    return FeedHealthMenuItem()


@hooks.register("construct_homepage_summary_items")
def count_partner_items(request: HttpRequest, items: list[SummaryItem]) -> None:
    """On the first page: what waits of partners."""
    items.append(PartnerItemsToReview(request))


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def name_clashes(request: HttpRequest, page: Page) -> None:
    """After saving and after publishing: what is on the same days."""
    if isinstance(page, MeetingPage):
        warn_of_clashes(request, page)


@hooks.register("after_create_snippet")
@hooks.register("after_edit_snippet")
def name_busy_speakers(request: HttpRequest, instance: Any) -> None:
    """After saving a session: who is elsewhere in the programme at that time."""
    if isinstance(instance, Session):
        warn_of_speakers(request, instance)


class SessionViewSet(RowViewSet):
    """Sessions of all festivals."""

    model = Session
    icon = "time"
    list_display = ["title", "festival", "day", "starts", "room", "track", "status"]
    list_filter = ["festival", "day", "room", "track", "status"]
    search_fields = ["title", "summary"]
    ordering = ["festival", "day", "starts"]


class TrackViewSet(RowViewSet):
    """Lines through the programme."""

    model = Track
    icon = "list-ul"
    list_display = ["name", "festival", "position"]
    list_filter = ["festival"]
    search_fields = ["name"]


class RoomViewSet(RowViewSet):
    """Rooms."""

    model = Room
    icon = "home"
    list_display = ["name", "festival", "capacity", "has_hearing_loop", "is_step_free"]
    list_filter = ["festival"]
    search_fields = ["name"]


class SpeakerViewSet(RowViewSet):
    """People who lead sessions."""

    model = Speaker
    icon = "user"
    list_display = ["name", "role"]
    list_filter = {"sessions__festival": ["exact"]}
    search_fields = ["name", "role"]


@register_snippet
class FestivalGroup(SnippetViewSetGroup):
    """Menu "Festival"."""

    menu_label = _("Festival")
    menu_icon = "calendar-alt"
    menu_order = 310
    items = (SessionViewSet, TrackViewSet, RoomViewSet, SpeakerViewSet)


register_snippet(PartnerCalendarViewSet)
