"""Where the CMS leads to the dates of a meeting, and what it tells after its form was saved."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import include, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from cop_platform.core import clock
from cop_platform.core.errors import RuleError
from events.domain.concerned import people_concerned
from events.domain.consequence_words import dropped_words, people_words, summary
from events.domain.consequences import consequences
from events.domain.series import refit
from events.models import EventPage
from events.values import Schedule


@hooks.register("register_admin_urls")
def date_urls() -> list[Any]:
    """The screens for the dates of a meeting."""
    return [path("bijeenkomsten/", include("events.cms.dates.urls"))]


@hooks.register("register_page_header_buttons")
def header_button(page: Page, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """From the form of a meeting to its dates."""
    yield from _dates_button(page, user)


@hooks.register("register_page_listing_buttons")
def listing_button(page: Page, user: Any, next_url: str | None = None) -> Iterator[Button]:
    """From the list of pages to the dates of a meeting."""
    yield from _dates_button(page, user)


@hooks.register("after_edit_page")
def tell_of_draft(request: HttpRequest, page: Page) -> None:
    """Name the exceptions of a saved draft that publishing would drop.

    Not while the CMS saves by itself: nobody would read it.
    """
    fell_away = getattr(page, "fell_away", ())
    if fell_away and "action-publish" not in request.POST and request.accepts("text/html"):
        names = ", ".join(dropped_words(fell_away))
        text = _("Deze afwijkingen horen bij geen datum meer. Zij vallen weg als u publiceert: %(names)s.")
        messages.warning(request, text % {"names": names})


@hooks.register("before_publish_page")
def remember_plan(request: HttpRequest, page: Page) -> None:
    """Keep what subscribers have, and what fell away: the CMS loads the page anew after publishing."""
    if isinstance(page, EventPage):
        request.plan_before = _public_plan(page)  # type: ignore[attr-defined]
        request.fell_away = page.fell_away  # type: ignore[attr-defined]


@hooks.register("after_publish_page")
def tell_of_publication(request: HttpRequest, page: Page) -> None:
    """Say what subscribers will see, and name the exceptions that fell away."""
    if not isinstance(page, EventPage):
        return
    if told := _told(getattr(request, "plan_before", None), page):
        messages.info(request, told)
    if fell_away := getattr(request, "fell_away", ()):
        names = ", ".join(dropped_words(fell_away))
        text = _("Deze afwijkingen hoorden bij geen datum meer en zijn weggevallen: %(names)s.")
        messages.warning(request, text % {"names": names})


def _told(before: Schedule | None, page: EventPage) -> str:
    if before is None or not page.live:
        return ""
    found = consequences([before], [refit(page.schedule)[0]], now=clock.now())
    people = people_words(people_concerned(page.translation_key, found.days))
    words = "; ".join(part for part in (summary(found), people) if part)
    return _("Voor abonnees: %(changes)s.") % {"changes": words} if found else ""


def _public_plan(page: EventPage) -> Schedule | None:
    """What subscribers have now; None for a page that is not public, or whose rule cannot be read."""
    try:
        stored = EventPage.objects.filter(pk=page.pk, live=True).first()
        return refit(stored.schedule)[0] if stored else None
    except RuleError:
        return None


def _dates_button(page: Page, user: Any) -> Iterator[Button]:
    is_meeting = page.specific_class is EventPage and page.pk and page.alias_of_id is None
    if is_meeting and page.permissions_for_user(user).can_edit():
        url = reverse("event_dates:list", args=[page.pk])
        yield Button(gettext_lazy("Datums"), url, icon_name="calendar-alt", priority=12)
