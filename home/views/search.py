"""The search page."""

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.core.paginator import InvalidPage
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from cop_platform.core import clock
from cop_platform.core.navigation import language_path
from cop_platform.core.search.analyser import MAX_QUERY
from home.misses import count_miss
from home.search import SearchResults
from home.search import search as find
from resources.domain.facets import chosen_options

PATH = "/zoeken/"
LEGENDS = {
    "soort": gettext_lazy("Soort"),
    "thema": gettext_lazy("Thema"),
    "voor": gettext_lazy("Voor wie"),
    "regio": gettext_lazy("Regio"),
}
TOO_LONG = gettext_lazy("Uw zoekvraag is te lang. Gebruik niet meer dan %(limit_value)d tekens.")


class SearchForm(forms.Form):
    """The parameters of the search page, besides what narrows the results down."""

    q = forms.CharField(required=False, max_length=MAX_QUERY, error_messages={"max_length": TOO_LONG})
    pagina = forms.IntegerField(required=False, min_value=1)


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Show what was found, or how to search."""
    form = SearchForm(request.GET)
    if not form.is_valid():
        return _refusal(request, form)
    asked = form.cleaned_data
    choice = {name: frozenset(request.GET.getlist(name)) - {""} for name in LEGENDS}
    try:
        results = find(asked["q"], request.user, choice=choice, page=asked["pagina"] or 1)
    except InvalidPage as error:
        raise Http404 from error
    if results.query.strip() and (not results.is_answered or (results.found and results.absent)):
        count_miss(results.query, now=clock.now(), lacked=" ".join(results.absent))
    return render(request, "home/search.html", _context(results, request.GET))


def _refusal(request: HttpRequest, form: SearchForm) -> HttpResponse:
    """Answer a query that cannot be read; other parameters come from links, not from people."""
    if set(form.errors) != {"q"}:
        raise Http404
    context = _context(SearchResults(""), QueryDict()) | {"errors": form.errors["q"]}
    return render(request, "home/search.html", context, status=400)


def _context(results: SearchResults, asked: QueryDict) -> dict[str, Any]:
    return {
        "breadcrumbs": [{"label": _("Zoeken")}],
        "results": results,
        "facets": [{"legend": LEGENDS[one.name], "facet": one} for one in results.facets],
        "chips": [
            {"label": option.label, "url": _without(asked, name, option.value)}
            for name, option in chosen_options(results.facets)
        ],
        "clear_url": _address(q=results.query),
        "suggestion_url": _address(q=results.suggestion),
    }


def _without(asked: QueryDict, name: str, value: str) -> str:
    pairs = [
        (key, one) for key in ("q", *LEGENDS) for one in asked.getlist(key) if (key, one) != (name, value)
    ]
    return f"{language_path(PATH)}?{urlencode(pairs)}"


def _address(**parameters: str) -> str:
    filled = {name: value for name, value in parameters.items() if value}
    return f"{language_path(PATH)}?{urlencode(filled)}"
