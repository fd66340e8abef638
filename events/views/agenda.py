"""The agenda: dates by filter, as a list or as the table of a month or week."""

import re
from collections.abc import Callable
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cop_platform.core.dates import day_text
from cop_platform.core.navigation import language_path
from cop_platform.taxonomy.models import LabourMarketRegion
from events.domain.agenda import counts_per_choice, occurrences_for, regions_nearby
from events.domain.feeds import Feed, address
from events.domain.filters import Selection, UnknownValue
from events.domain.look import look_parameters
from events.domain.periods import Period
from events.models import EventIndexPage
from events.region_tiles import region_tiles
from events.rows import rows_of
from events.views.filter_form import filter_fields
from events.views.kept_table import shown_table
from events.views.question import DATES, Question, read, shown_as
from events.views.refusals import refuse
from events.views.shortcuts import quick_links, view_switch

PER_PAGE = 12


@require_safe
def agenda(request: HttpRequest) -> HttpResponse:
    """The dates that the address asks for."""
    try:
        question = read(request)
        number = _page_number(request)
    except UnknownValue as error:
        return refuse(request, error)
    return render(request, "events/agenda.html", _context(question, number))


def _context(question: Question, number: int) -> dict[str, Any]:
    selection, viewer, now = question.selection, question.viewer, question.now
    shown = _table(question, question.period) if question.period else _list(question, number)
    counts = counts_per_choice(question.filter, viewer=viewer, now=now)
    regions = list(regions_nearby(viewer=viewer, now=now))
    return {
        "breadcrumbs": [{"label": _("Agenda")}],
        "index": EventIndexPage.objects.live().only("title", "intro", "search_description").first(),
        "views": view_switch(question),
        "quick_links": quick_links(question, regions),
        "chips": _chips(question),
        "clear_url": question.address_here([]),
        "chosen": selection.filter,
        "from_value": selection.filter.from_on and selection.filter.from_on.isoformat(),
        "until_value": selection.filter.to_on and selection.filter.to_on.isoformat(),
        "fields": filter_fields(selection, counts, regions, viewer=viewer),
        "tiles": region_tiles(regions, _region_path(question), selection.filter.regions),
        **shown,
        "kept": [*shown.get("kept", ()), *look_parameters(question.look)],
        **_feed(selection),
    }


def _list(question: Question, number: int) -> dict[str, Any]:
    page = _page(occurrences_for(question.filter, viewer=question.viewer, now=question.now), number)
    return {
        "total": page.paginator.count,
        "page_obj": page,
        "rows": rows_of(page.object_list),
        "next_label": _next_label(page),
    }


def _table(question: Question, period: Period) -> dict[str, Any]:
    table = shown_table(question, period)
    # The table has its own way to other days; a period that was chosen before is only kept.
    dates = [pair for pair in question.pairs if pair[0] in DATES]
    return {"total": table.total, "table": table.html, "kept": [*dates, *shown_as(period)]}


def _feed(selection: Selection) -> dict[str, Any]:
    """The feed that follows the filters; none for a community that outsiders may not know of."""
    if any(choice.is_private for choice in selection.chosen):
        return {}
    chosen = selection.filter
    return {
        "feed_url": address(chosen),
        "rss_url": address(chosen, "/agenda.rss"),
        "json_url": address(chosen, "/agenda.json"),
        "embed_url": address(chosen, language_path("/agenda/insluiten/")),
        "feed_title": Feed(selection).name,
        "feed_filters": ", ".join(selection.names),
    }


def _chips(question: Question) -> list[dict[str, str]]:
    pairs = question.pairs
    labels = {(choice.parameter, choice.slug): choice.label for choice in question.selection.chosen}
    labels |= _other_labels(question.selection)
    return [
        {"label": labels[pair], "url": question.address_here([other for other in pairs if other != pair])}
        for pair in pairs
    ]


def _other_labels(selection: Selection) -> dict[tuple[str, str], str]:
    chosen = selection.filter
    labels = {("q", chosen.query): f"“{chosen.query}”"}
    for name, day, text in (("van", chosen.from_on, _("Vanaf")), ("tot", chosen.to_on, _("Tot en met"))):
        if day:
            labels[name, day.isoformat()] = f"{text} {day_text(day)}"
    return labels


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


def _region_path(question: Question) -> Callable[[LabourMarketRegion], str]:
    return lambda region: question.address_here([("regio", region.slug)])
