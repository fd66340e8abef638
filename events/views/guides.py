"""Help with subscribing: a page to choose a program, and one for each."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cop_platform.core.navigation import language_path
from events.domain.feeds import PATH
from events.guides import GUIDES, guide_at


@require_safe
def guides(request: HttpRequest) -> HttpResponse:
    """``/agenda/abonneren/``: the programs that there is a guide for."""
    return render(request, "events/guides/index.html", _context(request, reverse("guides"), _trail()))


@require_safe
def guide(request: HttpRequest, slug: str) -> HttpResponse:
    """``/agenda/abonneren/<client>/``: steps with drawings, changes, how to stop."""
    found = guide_at(slug)
    if found is None:
        raise Http404(f"no guide {slug}")
    trail = [*_trail(reverse("guides")), {"label": str(found.name)}]
    context = _context(request, reverse("guide", args=[slug]), trail)
    return render(request, "events/guides/guide.html", {**context, "guide": found})


def _context(request: HttpRequest, path: str, trail: list[dict[str, str]]) -> dict[str, Any]:
    return {
        "guides": GUIDES,
        "feed_url": request.build_absolute_uri(PATH),
        "canonical": settings.SITE_URL + path,
        "breadcrumbs": trail,
    }


def _trail(url: str = "") -> list[dict[str, str]]:
    agenda = {"label": _("Agenda"), "url": language_path("/agenda/")}
    here = {"label": _("De agenda in uw eigen kalender")}
    return [agenda, {**here, "url": url} if url else here]
