"""The regions, and the page of one: what happens there."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cop_platform.core import clock
from cop_platform.core.navigation import language_path
from cop_platform.taxonomy.models import LabourMarketRegion
from events.values import FeedFilter
from home import gather
from resources.models import PilotPage, PracticePage

MOST_MEETINGS = 6
MOST_CARDS = 6


@require_safe
def regions(request: HttpRequest) -> HttpResponse:
    """All regions, on a map of tiles and in a table."""
    context = {
        "tiles": gather.tiles(viewer=request.user, now=clock.now()),
        "breadcrumbs": [{"label": _("Regio's")}],
    }
    return render(request, "home/regions.html", context)


@require_safe
def region(request: HttpRequest, slug: str) -> HttpResponse:
    """The region at *slug*; a former address leads to the present one."""
    found = LabourMarketRegion.objects.select_related("successor").with_slug(slug)
    if found is None:
        raise Http404(f"no region {slug}")
    if found.slug != slug:
        return redirect("region", found.slug, permanent=True)
    return render(request, "home/region.html", _context(request, found))


def _context(request: HttpRequest, found: LabourMarketRegion) -> dict[str, Any]:
    viewer, chosen = request.user, FeedFilter(regions=(found.slug,))
    communities = gather.communities_in(found, viewer=viewer)
    practices = PracticePage.objects.visible_to(viewer).filter(regions=found)
    pilots = PilotPage.objects.visible_to(viewer).filter(regions=found).prefetch_related("regions")
    return {
        "region": found,
        "rows": gather.next_meetings(chosen, viewer=viewer, now=clock.now(), most=MOST_MEETINGS),
        "agenda_url": f"{language_path('/agenda/')}?regio={found.slug}",
        "feed_url": f"/agenda/regio/{found.slug}.ics",
        "feed_title": f"{_('VIA-agenda')}: {found.label}",
        "cards": gather.community_cards(communities, viewer=viewer, most=MOST_CARDS),
        "practices": practices.with_labels().order_by("title")[:MOST_CARDS],
        "pilots": pilots.with_labels().order_by("title")[:MOST_CARDS],
        "organisations": gather.organisations_in(found, viewer=viewer),
        "breadcrumbs": [{"label": _("Regio's"), "url": reverse("regions")}, {"label": found.label}],
    }
