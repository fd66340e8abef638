"""What programs read: robots, sitemap, whom to tell about a weakness."""

from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from cop_platform.core import clock
from cop_platform.core.visibility import visible_pages
from cop_platform.taxonomy.models import LabourMarketRegion, Theme
from events.guides import GUIDES

# Feeds are not in it: calendars and search engines are welcome there.
CLOSED = ("/cms/", "/account/", "/en/account/", "/mijn/", "/en/mijn/", "/zoeken/", "/en/zoeken/")
LISTS = (
    *("guides", "regions", "themes", "partners", "practices", "pilots", "glossary", "figures", "menukaart"),
    *("schemes", "helpdesks", "actions", "knowledge_agenda", "recently_changed"),
)
VALID_FOR = timedelta(days=180)


@require_safe
@cache_control(max_age=3600, public=True)
def robots(request: HttpRequest) -> HttpResponse:
    """Where search engines need not look."""
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in CLOSED)]
    lines += ["", f"Sitemap: {settings.SITE_URL}{reverse('sitemap')}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@require_safe
@cache_control(max_age=3600, public=True)
def sitemap(request: HttpRequest) -> HttpResponse:
    """Every address that anybody may visit, and nothing that an outsider may not know."""
    pages = visible_pages(AnonymousUser()).filter(depth__gt=1, alias_of=None).order_by("path")
    entries = [(page.get_url(request), page.last_published_at) for page in pages.defer_streamfields()]
    with translation.override("nl"):
        entries += [(path, None) for path in _gathered()]
    found = {path: changed for path, changed in reversed(entries) if path}
    urls = [{"address": settings.SITE_URL + path, "changed": found[path]} for path in sorted(found)]
    return render(request, "home/sitemap.xml", {"urls": urls}, content_type="application/xml")


@require_safe
@cache_control(max_age=3600, public=True)
def security(request: HttpRequest) -> HttpResponse:
    """Whom to tell about a weakness (RFC 9116)."""
    until = (clock.now() + VALID_FOR).astimezone(UTC)
    # The first of a month: the answer stays the same for weeks.
    expires = datetime(until.year, until.month, 1, tzinfo=UTC)
    lines = [
        f"Contact: mailto:{settings.CONTACT_EMAIL}",
        f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: nl, en",
        f"Canonical: {settings.SITE_URL}{reverse('security_txt')}",
        f"Policy: {settings.SITE_URL}/kwetsbaarheid-melden/",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@require_safe
@cache_control(max_age=86400, public=True)
def favicon(request: HttpRequest) -> HttpResponse:
    """The logo, for browsers that ask at the old address."""
    return redirect(static("logo.svg"))


def _gathered() -> list[str]:
    """The addresses of views that no page of the tree has."""
    today = clock.today()
    regions = LabourMarketRegion.objects.valid_on(today).values_list("slug", flat=True)
    themes = Theme.objects.valid_on(today).values_list("slug", flat=True)
    return [
        *(reverse(name) for name in LISTS),
        *(reverse("guide", args=[guide.slug]) for guide in GUIDES),
        *(reverse("region", args=[slug]) for slug in regions),
        *(reverse("theme", args=[slug]) for slug in themes),
    ]
