"""The short way to a public feed."""

from collections.abc import Callable
from functools import reduce
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.middleware.clickjacking import XFrameOptionsMiddleware
from django.urls import Resolver404, ResolverMatch, resolve

from cop_platform.core.middleware.input import CleanInputMiddleware
from cop_platform.core.middleware.language import UrlLocaleMiddleware
from cop_platform.core.middleware.redirects import OldAddressMiddleware

GetResponse = Callable[[HttpRequest], HttpResponse]
FEEDS = "events.public_feed_urls"
ENDINGS = (".ics", ".json", ".rss")
# From the view outwards.
LAYERS: tuple[Callable[[GetResponse], Any], ...] = (
    OldAddressMiddleware,
    XFrameOptionsMiddleware,
    UrlLocaleMiddleware,
    CleanInputMiddleware,
)


class PublicFeedsMiddleware:
    """Answers public feeds itself, through the few layers that concern them.

    A feed is the same for everybody, so no session and no person is at hand while it is
    made.  The headers of every answer and the log stand before this.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response
        self.answer: GetResponse = reduce(lambda inner, layer: layer(inner), LAYERS, answer)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The feed, or where an editor said that it went; any other address goes on."""
        match = feed_at(request.path_info)
        if match is None:
            return self.get_response(request)
        # Refuses other hosts, as is done for pages further on.
        request.get_host()
        request.resolver_match, request.user = match, AnonymousUser()
        return self.answer(request)


def feed_at(path: str) -> ResolverMatch | None:
    """The view of the public feed at *path*; None when there is no such address."""
    if not path.endswith(ENDINGS):
        return None
    try:
        return resolve(path, FEEDS)
    except Resolver404:
        return None


def answer(request: HttpRequest) -> HttpResponse:
    """What the view says that was found for *request*."""
    match: Any = request.resolver_match
    response: HttpResponse = match.func(request, *match.args, **match.kwargs)
    return response
