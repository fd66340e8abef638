"""The tags that page templates build on: icons, dates, addresses, slots."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django import template
from django.core.paginator import Page
from django.http import HttpRequest
from django.template import Context
from django.templatetags.static import static
from django.urls import translate_url
from django.utils.html import format_html
from django.utils.safestring import SafeString

from cop_platform.core.calendar_links import CalendarEntry, end_of, meeting_links
from cop_platform.core.navigation import NavigationItem, language_path, main_navigation
from cop_platform.core.templatetags.moments import clock, date_range, day, time_range
from cop_platform.core.templatetags.slots import do_component, do_slot

register = template.Library()
register.tag("component", do_component)
register.tag("slot", do_slot)
for moment_tag in (date_range, time_range, day, clock):
    register.simple_tag(moment_tag)


@register.simple_tag
def icon(name: str) -> SafeString:
    """A drawing of the sprite; decoration only, so always beside a word."""
    return format_html(
        '<svg class="icon" aria-hidden="true" focusable="false"><use href="{}#{}"/></svg>',
        static("icons.svg"),
        name,
    )


@register.simple_tag
def localized_path(path: str) -> str:
    """The Dutch *path* of the contract in the visitor's language."""
    return language_path(path)


@register.simple_tag(takes_context=True)
def language_url(context: Context, language: str) -> str:
    """This same page in *language*; its home page where there is no request."""
    request: HttpRequest | None = context.get("request")
    if request is None:
        return language_path("/", language)
    return translate_url(request.get_full_path(), language)


@register.simple_tag(takes_context=True)
def navigation(context: Context) -> list[NavigationItem]:
    """The main menu; ``nav_section`` in the context overrides what is current."""
    request: HttpRequest | None = context.get("request")
    path = request.path if request else ""
    return main_navigation(path, section=context.get("nav_section"))


@register.filter
def any_checked(options: Iterable[Any]) -> bool:
    """Whether a visitor ticked one of the *options* of a filter."""
    return any(_is_checked(option) for option in options)


@register.inclusion_tag("components/pagination.html", takes_context=True)
def pagination(
    context: Context, page: Page[Any], next_label: str = "", previous_label: str = ""
) -> dict[str, Any]:
    """Page n of m, keeping every other parameter of the address."""
    return {
        "page": page,
        "next_label": next_label,
        "previous_label": previous_label,
        "next_query": page.has_next() and _page_query(context, page.next_page_number()),
        "previous_query": page.has_previous() and _page_query(context, page.previous_page_number()),
    }


@register.inclusion_tag("components/add_to_calendar.html", takes_context=True)
def add_to_calendar(
    context: Context,
    title: str,
    start: date | datetime,
    end: date | datetime | None = None,
    *,
    ics_url: str,
    all_day: bool = False,
    place: str = "",
    url: str = "",
) -> dict[str, Any]:
    """One meeting for a visitor's calendar; *url* is the page it links back to."""
    absolute = url and _absolute(context, url)
    entry = CalendarEntry(title, start, end_of(start, end), all_day, place, absolute)
    return {"links": meeting_links(entry, file=ics_url)}


def _absolute(context: Context, path: str) -> str:
    request: HttpRequest | None = context.get("request")
    return request.build_absolute_uri(path) if request else path


def _is_checked(option: Any) -> bool:
    return bool(option.get("checked") if isinstance(option, dict) else option.checked)


def _page_query(context: Context, number: int) -> str:
    request: HttpRequest | None = context.get("request")
    query = request.GET.copy() if request else None
    if query is None:
        return f"?pagina={number}"
    query["pagina"] = str(number)
    return f"?{query.urlencode()}"
