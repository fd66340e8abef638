"""What is known of the sites while one answer is made.

Wagtail asks the cache for them at every address of a page; with the cache in the
database, a list of thirty pages is thirty queries.
"""

from typing import Any

from asgiref.local import Local
from django.core.signals import request_finished, request_started
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils.functional import cached_property
from wagtail.models import Site

from cop_platform.core.content import known_version, remembered

_current = Local()


class Sites:
    """Stands in for a request in ``Page.get_url``: Wagtail looks for its list of sites on it."""

    _wagtail_site = None

    @cached_property
    def _wagtail_cached_site_root_paths(self) -> Any:
        return root_paths()


def sites() -> Sites:
    """The sites as known since the present request began; outside a request always asked anew."""
    return getattr(_current, "sites", None) or Sites()


def root_paths() -> Any:
    """Where the sites stand in the tree, as Wagtail lists it; from its cache where no version is known."""
    if known_version():
        return remembered("site root paths", Site.get_site_root_paths)
    return Site.get_site_root_paths()


def know_site(request: HttpRequest) -> None:
    """Leave the site of *request*, and where sites are, where Wagtail looks before it asks the database.

    The pages of the site that come with it are shared by requests: nobody may change them.
    """
    asked: Any = request
    found = remembered("site", lambda: Site.find_for_request(asked), request.get_host(), request.get_port())
    asked._wagtail_site, asked._wagtail_cached_site_root_paths = found, root_paths()


@receiver(request_started)
def begin(**kwargs: Any) -> None:
    """Ask once in this request."""
    _current.sites = Sites()


@receiver(request_finished)
def end(**kwargs: Any) -> None:
    """Forget what was known: sites may change before the next request."""
    _current.sites = None
