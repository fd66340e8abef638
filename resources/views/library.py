"""The library: a list with facets, all of it in the address."""

from typing import Any
from urllib.parse import urlencode

from django.core.paginator import InvalidPage, Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from cop_platform.core.search.analyser import MAX_QUERY
from resources.domain.choice import chosen_only, read_choice
from resources.domain.facets import chosen_options, facet, matching
from resources.domain.shelf import FACETS, Shelf, found_by, shelf
from resources.models import LibraryIndexPage, ResourcePage
from resources.values import Facet, Item

PER_PAGE = 12

LEGENDS = {
    "soort": gettext_lazy("Soort"),
    "thema": gettext_lazy("Thema"),
    "voor": gettext_lazy("Voor wie"),
    "fase": gettext_lazy("Fase"),
    "sector": gettext_lazy("Sector"),
    "bewijs": gettext_lazy("Bewijs"),
    "status": gettext_lazy("Status"),
}


@require_safe
def library(request: HttpRequest) -> HttpResponse:
    """The resources that fit the filters, twelve at a time."""
    stock = shelf(request.user)
    asked = read_choice({name: request.GET.getlist(name) for name in FACETS}, stock)
    query = request.GET.get("q", "").strip()
    if len(query) > MAX_QUERY:
        asked.complaints.append(_("Uw zoekvraag is te lang. Gebruik minder woorden."))
    if asked.complaints:
        return render(request, "resources/library_refused.html", _refusal(asked.complaints), status=400)
    items = found_by(query, stock.items, request.user)
    facets = _facets(stock, items, chosen_only(asked.choice))
    page = _page(matching(items, chosen_only(asked.choice)), request.GET.get("pagina", "1"))
    return _answer(request, _context(request, facets, page, query))


def _refusal(complaints: list[str]) -> dict[str, Any]:
    return {"complaints": complaints, "breadcrumbs": [{"label": _("Bibliotheek")}]}


def _answer(request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
    """The page, or only its results when htmx asks."""
    name = "partials/library_results" if request.headers.get("HX-Request") else "library"
    response = render(request, f"resources/{name}.html", context)
    patch_vary_headers(response, ["HX-Request"])
    return response


def _facets(stock: Shelf, items: list[Item], choice: dict[str, frozenset[str]]) -> list[Facet]:
    return [facet(name, stock.options[name], items, choice) for name in FACETS]


def _page(items: list[Item], number: str) -> Page[Any]:
    try:
        page = Paginator([item.pk for item in items], PER_PAGE).page(number)
    except InvalidPage as error:
        raise Http404 from error
    found = ResourcePage.objects.with_labels().in_bulk(list(page.object_list))
    page.object_list = [found[pk] for pk in page.object_list]
    return page


def _context(request: HttpRequest, facets: list[Facet], page: Page[Any], query: str) -> dict[str, Any]:
    return {
        "index": LibraryIndexPage.objects.live().first(),
        "breadcrumbs": [{"label": _("Bibliotheek")}],
        "facets": [{"legend": LEGENDS[one.name], "facet": one} for one in facets],
        "chips": _chips(request.GET, facets, query),
        "page_obj": page,
        "query": query,
        "is_filtered": bool(query or chosen_options(facets)),
    }


def _chips(asked: QueryDict, facets: list[Facet], query: str) -> list[dict[str, str]]:
    """The chosen filters, each with the address of the list without it."""
    chips = [
        {"label": option.label, "url": _without(asked, name, option.value)}
        for name, option in chosen_options(facets)
    ]
    return [{"label": f"“{query}”", "url": _without(asked, "q", query)}, *chips] if query else chips


def _without(asked: QueryDict, name: str, value: str) -> str:
    pairs = [
        (key, one)
        for key in asked
        if key != "pagina"
        for one in asked.getlist(key)
        if one and (key, one.strip()) != (name, value)
    ]
    return f"?{urlencode(pairs)}"
