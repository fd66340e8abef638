"""Where the CMS leads to the people of a meeting."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from events.models import MeetingPage


@hooks.register("register_admin_urls")
def people_urls() -> list[Any]:
    """The screens about the people of a meeting."""
    return [path("bijeenkomsten/", include("events.cms.people.urls"))]


@hooks.register("register_page_header_buttons")
def header_button(page: Page, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """From the form of a meeting to its people."""
    yield from _people_button(page, user)


@hooks.register("register_page_listing_buttons")
def listing_button(page: Page, user: Any, next_url: str | None = None) -> Iterator[Button]:
    """From the list of pages to the people of a meeting."""
    yield from _people_button(page, user)


def _people_button(page: Page, user: Any) -> Iterator[Button]:
    is_meeting = issubclass(page.specific_class or Page, MeetingPage) and page.pk and page.alias_of_id is None
    if is_meeting and page.permissions_for_user(user).can_edit():
        url = reverse("event_people:list", args=[page.pk])
        yield Button(gettext_lazy("Deelnemers"), url, icon_name="group", priority=13)
