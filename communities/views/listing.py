"""The list of communities."""

from typing import Any

from django.core.paginator import InvalidPage, Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from communities.domain.listing import matching, options_for
from communities.domain.visibility import joined_ids
from communities.models import Community, CommunityIndexPage
from communities.values import CommunityFilter, Option
from communities.views.cards import card_of
from communities.views.query import PARAMETERS, UnknownFilterValue, check_values, parse_filter, without

PAGE_SIZE = 12


@require_safe
@vary_on_headers("HX-Request")
def community_list(request: HttpRequest) -> HttpResponse:
    """All communities that the visitor may know of, narrowed by the filters in the address."""
    try:
        wanted = parse_filter(request.GET)
        options = options_for(wanted, user=request.user)
        corrected = check_values(request.GET, options)
    except UnknownFilterValue as error:
        return _refusal(request, error)
    if corrected is not None:
        return redirect(f"{request.path}?{corrected.urlencode()}")
    context = {**_results(request, wanted), **_filters(request, wanted, options)}
    is_part = "HX-Request" in request.headers
    name = "communities/partials/results.html" if is_part else "communities/index.html"
    return render(request, name, context)


def _refusal(request: HttpRequest, error: UnknownFilterValue) -> HttpResponse:
    context = {"error": error, "back_url": request.path, "back_label": _("Wis alle filters")}
    return render(request, "rule_error.html", context, status=error.status)


def _results(request: HttpRequest, wanted: CommunityFilter) -> dict[str, Any]:
    rows = matching(wanted, user=request.user).with_member_count().order_by("name", "pk")
    rows = rows.select_related("community_type", "owner").prefetch_related("themes")
    page = _page(Paginator(rows, PAGE_SIZE), request.GET.get("pagina") or "1")
    joined = set(joined_ids(request.user))
    return {"page_obj": page, "cards": [card_of(community, joined) for community in page]}


def _page(paginator: Paginator[Community], number: str) -> Page[Community]:
    # A number of thousands of digits is refused by int() itself, with another error.
    if not number.isdecimal() or len(number) > 9:
        raise Http404
    try:
        return paginator.page(int(number))
    except InvalidPage as error:
        raise Http404 from error


def _filters(
    request: HttpRequest, wanted: CommunityFilter, options: dict[str, list[Option]]
) -> dict[str, Any]:
    offered = {facet: [o for o in options[facet] if o.count or o.is_chosen] for facet in options}
    chips = [
        {"label": option.label, "url": without(request.GET, parameter, option.value)}
        for parameter, facet in PARAMETERS.items()
        for option in options[facet]
        if option.is_chosen
    ]
    if wanted.words:
        chips.insert(0, {"label": f"“{wanted.words}”", "url": without(request.GET, "q", request.GET["q"])})
    return {
        "index": CommunityIndexPage.objects.live().first(),
        "wanted": wanted,
        "offered": {facet: [_as_input(option) for option in offered[facet]] for facet in offered},
        "chips": chips,
        "list_url": request.path,
        "breadcrumbs": [{"label": _("Communities")}],
    }


def _as_input(option: Option) -> dict[str, Any]:
    return {
        "value": option.value,
        "label": option.label,
        "count": option.count,
        "checked": option.is_chosen,
    }
