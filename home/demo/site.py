"""The front page as the root of the site."""

from urllib.parse import urlsplit

from django.conf import settings
from wagtail.models import Page, Site

from home.demo.base import Loader
from home.models import HomePage

PORTS = {"http": 80, "https": 443}


def load(loader: Loader) -> None:
    """Write the front page and make it the root of the one site."""
    content = loader.read("pages")["home"]
    site = Site.objects.filter(is_default_site=True).first()
    welcome = _welcome_page(site)
    slug = "voorpagina"
    fields = {"title": content["title"], "intro": content["intro"]}
    home = loader.page(HomePage, Page.get_first_root_node(), slug, fields)
    if home is not None:
        _point(site or Site(is_default_site=True), home)
    if home is not None and welcome is not None:
        welcome.delete()


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
