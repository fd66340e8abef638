"""The agenda: upcoming dates by filter."""

import re
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cop_platform.core import clock
from cop_platform.core.dates import day_text
from cop_platform.core.navigation import language_path
from events.domain.agenda import counts_per_choice, occurrences_for, regions_nearby
from events.domain.feeds import Feed, address
from events.domain.filters import Selection, UnknownValue, parameters_of, parse
from events.models import EventIndexPage
from events.region_tiles import region_tiles
from events.rows import rows_of
from events.views.filter_form import filter_fields
from events.views.refusals import refuse

PER_PAGE = 12
VIEWS = ("", "lijst")


@require_safe
def agenda(request: HttpRequest) -> HttpResponse:
    """The list of dates that the address asks for."""
    try:
        selection = parse(dict(request.GET.lists()), viewer=request.user)
        _check_view(request)
        number = _page_number(request)
    except UnknownValue as error:
        return refuse(request, error)
    return render(request, "events/agenda.html", _context(request, selection, number))


def _context(request: HttpRequest, selection: Selection, number: int) -> dict[str, Any]:
    now = clock.now()
    dates = occurrences_for(selection.filter, viewer=request.user, now=now)
    page = _page(dates, number)
    counts = counts_per_choice(selection.filter, viewer=request.user, now=now)
    regions = list(regions_nearby(viewer=request.user, now=now))
    return {
        "breadcrumbs": [{"label": _("Agenda")}],
        "index": EventIndexPage.objects.live().only("title", "intro", "search_description").first(),
        "page_obj": page,
        "rows": rows_of(page.object_list),
        "chips": _chips(request, selection),
        "clear_url": request.path,
        "chosen": selection.filter,
        "from_value": selection.filter.from_on and selection.filter.from_on.isoformat(),
        "until_value": selection.filter.to_on and selection.filter.to_on.isoformat(),
        "fields": filter_fields(selection, counts, regions, viewer=request.user),
        "tiles": region_tiles(regions, _region_path, selection.filter.regions),
        "next_label": _next_label(page),
        **_feed(selection),
    }


def _feed(selection: Selection) -> dict[str, Any]:
    """The feed that follows the filters; none for a community that outsiders may not know of."""
    if any(choice.is_private for choice in selection.chosen):
        return {}
    names = ", ".join(selection.names)
    return {"feed_url": address(selection.filter), "feed_title": Feed(selection).name, "feed_filters": names}


def _chips(request: HttpRequest, selection: Selection) -> list[dict[str, str]]:
    pairs = parameters_of(selection.filter)
    labels = {(choice.parameter, choice.slug): choice.label for choice in selection.chosen}
    labels |= _other_labels(selection)
    return [
        {"label": labels[pair], "url": _path(request, [other for other in pairs if other != pair])}
        for pair in pairs
    ]


def _other_labels(selection: Selection) -> dict[tuple[str, str], str]:
    chosen = selection.filter
    labels = {("q", chosen.query): f"“{chosen.query}”"}
    for name, day, text in (("van", chosen.from_on, _("Vanaf")), ("tot", chosen.to_on, _("Tot en met"))):
        if day:
            labels[name, day.isoformat()] = f"{text} {day_text(day)}"
    return labels


def _path(request: HttpRequest, pairs: list[tuple[str, str]]) -> str:
    return f"{request.path}?{urlencode(pairs)}" if pairs else request.path


def _check_view(request: HttpRequest) -> None:
    value = request.GET.get("weergave", "").strip()
    if value not in VIEWS:
        message = _("De weergave “%(value)s” bestaat niet.") % {"value": value[:50]}
        raise UnknownValue(message, "weergave", value)


def _page_number(request: HttpRequest) -> int:
    text = request.GET.get("pagina", "").strip() or "1"
    if not re.fullmatch(r"-?[0-9]+", text):
        message = _("“%(value)s” is geen nummer van een pagina.") % {"value": text[:50]}
        raise UnknownValue(message, "pagina", text)
    # Longer numbers are no page either, and Python refuses to read thousands of digits.
    return int(text[:12])


def _page(dates: Any, number: int) -> Page[Any]:
    paginator = Paginator(dates, PER_PAGE)
    if number not in paginator.page_range:
        raise Http404(f"no page {number}")
    return paginator.page(number)


def _next_label(page: Page[Any]) -> str:
    if not page.has_next():
        return ""
    left = page.paginator.count - page.end_index()
    return _("Volgende %(number)d bijeenkomsten") % {"number": min(left, PER_PAGE)}


def _region_path(region: Any) -> str:
    return f"{language_path('/agenda/')}?regio={region.slug}"
