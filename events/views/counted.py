"""Counts the fetches of a feed: which one and by what kind of program, never by whom."""

import gzip
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from cop_platform.core import clock
from events.domain.fetches import PERSONAL, Fetch, tally
from events.domain.filters import FACETS
from events.domain.look import PARAMETER as LOOK
from events.models.fetches import ClientFamily

# What somebody wrote themselves may name a person; that something was written is enough.
FREE = ("q", "van", "tot")
MOST_CHARACTERS = 200
# A calendar without meetings is shorter than this.
EMPTY_BELOW = 3000
MARKS = (b"BEGIN:VEVENT", b'"items": [\n', b"<item>")
GONE = (400, 404, 410)
# As they call themselves; a browser after those that pretend to be one.
SIGNS = {
    ClientFamily.THUNDERBIRD: ("thunderbird", "lightning"),
    ClientFamily.GOOGLE: ("google",),
    ClientFamily.NEXTCLOUD: ("nextcloud", "owncloud"),
    ClientFamily.OUTLOOK: ("outlook", "exchange", "microsoft", "ms-office"),
    ClientFamily.APPLE: ("calendaragent", "dataaccessd", "cfnetwork", "macos/", "ios/"),
    ClientFamily.BROWSER: ("mozilla/",),
}
View = Callable[..., HttpResponse]


def counted(view: View) -> View:
    """*view* of a feed, with its answers counted."""

    @wraps(view)
    def counting(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        if settings.FEED_COUNTS_SECONDS:
            tally.count(feed_of(request), family_of(request), fetch_of(response))
        return response

    return counting


def feed_of(request: HttpRequest) -> str:
    """The address that was asked for, with only the filters that we know, in one order."""
    if request.path.startswith(PERSONAL):
        return PERSONAL
    if not request.META.get("QUERY_STRING"):
        return request.path[:MOST_CHARACTERS]
    known = [
        (name, value) for name in (*FACETS, LOOK) for value in sorted(request.GET.getlist(name)) if value
    ]
    known += [(name, "…") for name in FREE if request.GET.get(name)]
    query = "&".join(f"{name}={value}" for name, value in known)
    return f"{request.path}?{query}"[:MOST_CHARACTERS] if query else request.path[:MOST_CHARACTERS]


def family_of(request: HttpRequest) -> str:
    """What kind of program asks."""
    told = request.META.get("HTTP_USER_AGENT", "").lower()
    for family, signs in SIGNS.items():
        if any(sign in told for sign in signs):
            return family
    return ClientFamily.OTHER


def fetch_of(response: HttpResponse) -> Fetch:
    """What *response* adds to the numbers."""
    status, now = response.status_code, clock.now()
    if status == 304:
        return Fetch(now, fetches=1, unchanged=1)
    if status == 200:
        size, has_dates = _measured(response)
        return Fetch(now, fetches=1, sent_bytes=len(response.content), size=size, has_dates=has_dates)
    return Fetch(now, refused=int(status == 429), gone=int(status in GONE))


def _measured(response: HttpResponse) -> tuple[int, bool]:
    """The size of the body before compression, and whether there is anything in it."""
    body, is_packed = response.content, "Content-Encoding" in response.headers
    # The last four bytes of gzip (RFC 1952 §2.3.1): no need to unpack a large feed.
    size = int.from_bytes(body[-4:], "little") if is_packed else len(body)
    if size >= EMPTY_BELOW or not body:
        return size, bool(body)
    plain = gzip.decompress(body) if is_packed else body
    return size, any(mark in plain for mark in MARKS)
