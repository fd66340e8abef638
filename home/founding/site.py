"""The front page as the root of the site."""

from urllib.parse import urlsplit

from django.conf import settings
from wagtail.models import Page, Site

from home.founding import CONTENT
from home.loading.base import Loader
from home.loading.files import read
from home.models import HomePage

PORTS = {"http": 80, "https": 443}
SLUG = "voorpagina"


def load(loader: Loader) -> None:
    """Write the front page and make it the root of the one site; a front page of a person stays."""
    root = Page.get_first_root_node()
    if loader.is_new(HomePage, root, SLUG) and HomePage.objects.exists():
        return
    site = Site.objects.filter(is_default_site=True).first()
    welcome = _welcome_page(site)
    home = loader.page(HomePage, root, SLUG, read(CONTENT, "pages")["front"])
    if home is not None:
        _point(site or Site(is_default_site=True), home)
    if home is not None and welcome is not None:
        welcome.delete()


def has_front_page() -> bool:
    """Whether the site starts at a front page, under which everything else can hang."""
    site = Site.objects.filter(is_default_site=True).first()
    return site is not None and HomePage.objects.filter(pk=site.root_page_id).exists()


def _welcome_page(site: Site | None) -> Page | None:
    """The page that Wagtail's own migration made, if it still is the root of *site*."""
    if site is None or site.root_page.specific_class is not Page:
        return None
    return site.root_page


def _point(site: Site, home: HomePage) -> None:
    address = urlsplit(settings.SITE_URL)
    facts = {
        "hostname": address.hostname,
        "port": address.port or PORTS[address.scheme],
        "site_name": settings.SITE_NAME,
        "root_page_id": home.pk,
    }
    if all(getattr(site, name) == value for name, value in facts.items()):
        return
    for name, value in facts.items():
        setattr(site, name, value)
    site.save()
