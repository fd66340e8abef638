"""The search page."""

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.core.paginator import InvalidPage
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from cop_platform.core.navigation import language_path
from cop_platform.core.search.analyser import MAX_QUERY
from home.search import Kind, SearchResults
from home.search import search as find

PATH = "/zoeken/"
TOO_LONG = gettext_lazy("Uw zoekvraag is te lang. Gebruik niet meer dan %(limit_value)d tekens.")


class SearchForm(forms.Form):
    """The parameters of the search page."""

    q = forms.CharField(required=False, max_length=MAX_QUERY, error_messages={"max_length": TOO_LONG})
    soort = forms.ChoiceField(required=False, choices=Kind)
    pagina = forms.IntegerField(required=False, min_value=1)


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Show what was found, or how to search."""
    form = SearchForm(request.GET)
    if not form.is_valid():
        return _refusal(request, form)
    asked = form.cleaned_data
    try:
        results = find(asked["q"], request.user, kind=asked["soort"] or None, page=asked["pagina"] or 1)
    except InvalidPage as error:
        raise Http404 from error
    return render(request, "home/search.html", _context(results, asked["soort"]))


def _refusal(request: HttpRequest, form: SearchForm) -> HttpResponse:
    """Answer a query that cannot be read; other parameters come from links, not from people."""
    if set(form.errors) != {"q"}:
        raise Http404
    context = _context(SearchResults(""), "") | {"errors": form.errors["q"]}
    return render(request, "home/search.html", context, status=400)


def _context(results: SearchResults, kind: str) -> dict[str, Any]:
    return {
        "breadcrumbs": [{"label": _("Zoeken")}],
        "results": results,
        "kinds": _kinds(results, kind),
        "suggestion_url": _address(q=results.suggestion),
    }


def _kinds(results: SearchResults, chosen: str) -> list[dict[str, Any]]:
    """Return the choice of kinds, each with its number of results."""
    everything = ("", _("Alles"), results.total)
    rest = [(kind.value, kind.label, results.counts[kind]) for kind in Kind if results.counts[kind]]
    return [
        {
            "label": f"{label} ({count})",
            "url": _address(q=results.query, soort=value),
            "current": value == chosen,
        }
        for value, label, count in [everything, *rest]
    ]


def _address(**parameters: str) -> str:
    filled = {name: value for name, value in parameters.items() if value}
    return f"{language_path(PATH)}?{urlencode(filled)}"
