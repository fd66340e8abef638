"""What is known of the sites while one answer is made.

Wagtail asks the cache for them at every address of a page; with the cache in the
database, a list of thirty pages is thirty queries.
"""

from typing import Any

from asgiref.local import Local
from django.core.signals import request_finished, request_started
from django.dispatch import receiver

_current = Local()


class Sites:
    """Stands in for a request in ``Page.get_url``: Wagtail keeps its list of sites on it."""

    _wagtail_site = None


def sites() -> Sites:
    """The sites as known since the present request began; outside a request always asked anew."""
    return getattr(_current, "sites", None) or Sites()


@receiver(request_started)
def begin(**kwargs: Any) -> None:
    """Ask once in this request."""
    _current.sites = Sites()


@receiver(request_finished)
def end(**kwargs: Any) -> None:
    """Forget what was known: sites may change before the next request."""
    _current.sites = None
