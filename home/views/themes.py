"""The themes, and the page of one: everything filed under it."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cop_platform.core import clock
from cop_platform.core.navigation import language_path
from cop_platform.taxonomy.models import LegacyTheme, Pillar, Theme
from events.values import FeedFilter
from home import gather
from resources.models import Helpdesk

MOST_MEETINGS = 5
MOST_CARDS = 6


@require_safe
def themes(request: HttpRequest) -> HttpResponse:
    """The themes under their pillars; those that run through both come last."""
    now = Theme.objects.valid_on(clock.today())
    context = {
        "pillars": Pillar.objects.prefetch_related("themes"),
        "crossing": now.filter(pillar=None),
        "breadcrumbs": [{"label": _("Thema's")}],
    }
    return render(request, "home/themes.html", context)


@require_safe
def theme(request: HttpRequest, slug: str) -> HttpResponse:
    """The theme at *slug*; a theme of an earlier agenda names those of today."""
    found = Theme.objects.select_related("pillar").with_slug(slug)
    if found is None:
        return _former(request, slug)
    if found.slug != slug:
        return redirect("theme", found.slug, permanent=True)
    return render(request, "home/theme.html", _context(request, found))


def _former(request: HttpRequest, slug: str) -> HttpResponse:
    former = LegacyTheme.objects.prefetch_related("themes").with_slug(slug)
    if former is None:
        raise Http404(f"no theme {slug}")
    context = {"theme": former, "breadcrumbs": _trail(former.label)}
    return render(request, "home/theme_former.html", context)


def _context(request: HttpRequest, found: Theme) -> dict[str, Any]:
    viewer, chosen = request.user, FeedFilter(themes=(found.slug,))
    communities = gather.communities_about(found, viewer=viewer)
    return {
        "theme": found,
        "former": LegacyTheme.objects.filter(themes=found),
        "rows": gather.next_of_each(chosen, viewer=viewer, now=clock.now(), most=MOST_MEETINGS),
        "agenda_url": f"{language_path('/agenda/')}?thema={found.slug}",
        "library_url": f"{language_path('/bibliotheek/')}?thema={found.slug}",
        "feed_url": f"/agenda/thema/{found.slug}.ics",
        "feed_title": f"{_('VIA-agenda')}: {found.label}",
        "cards": gather.community_cards(communities, viewer=viewer, most=MOST_CARDS),
        "resources": gather.resources_about(found, viewer=viewer, most=MOST_CARDS),
        "helpdesks": Helpdesk.objects.filter(topics=found).select_related("owner"),
        "breadcrumbs": _trail(found.label),
    }


def _trail(label: str) -> list[dict[str, str]]:
    return [{"label": _("Thema's"), "url": reverse("themes")}, {"label": label}]
