"""What a feed answers when it cannot or will not be made: never an empty calendar (H9).

Programs would take that for the truth and remove every meeting.
"""

import logging
from collections.abc import Callable, Hashable
from functools import wraps
from typing import Any

from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cop_platform.core import clock
from cop_platform.core.buckets import Buckets
from cop_platform.core.clients import client_of

# A whole town hall may be behind one address, so it may ask for many different feeds.
FEEDS_PER_CLIENT = 10
TROUBLE_SECONDS = 300
View = Callable[..., HttpResponse]
Key = Callable[..., Hashable]
Refuse = Callable[[HttpRequest, int, str], HttpResponse]

logger = logging.getLogger(__name__)
buckets = Buckets()


def by_client(request: HttpRequest, *args: Any, **kwargs: Any) -> Hashable:
    """Who asks and for which address: each has its own limit; None when nobody knows who asks."""
    client = client_of(request)
    return (client, request.path, request.META.get("QUERY_STRING")) if client else None


def plainly(request: HttpRequest, status: int, text: str) -> HttpResponse:
    """A refusal in one line of text."""
    return HttpResponse(f"{text}\n", "text/plain; charset=utf-8", status)


def sparing(view: View, *, key: Key = by_client, refuse: Refuse = plainly) -> View:
    """*view* of a feed, with 429 for who asks too often and 503 while the database is away.

    *key* gets what the view gets, and returns what is limited beside the client as a
    whole; None limits nothing more.
    """

    @wraps(view)
    def spared(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if wait := _wait(request, key(request, *args, **kwargs)):
            return _later(refuse(request, 429, _too_often(wait)), wait)
        try:
            return view(request, *args, **kwargs)
        except (OperationalError, InterfaceError):
            logger.exception("a feed cannot be made")
            text = _("Deze agenda is even niet op te halen. Probeer het over 5 minuten opnieuw.")
            return _later(refuse(request, 503, text), TROUBLE_SECONDS)

    return spared


def _wait(request: HttpRequest, key: Hashable) -> int:
    """For how many seconds the client must wait before it may ask for this feed again."""
    per_hour, client = settings.FEED_REQUESTS_PER_HOUR, client_of(request)
    if not per_hour:
        return 0
    now = clock.now().timestamp()
    # Both, as every search word is another feed.
    if client and (wait := buckets.take(hash(client), per_hour=per_hour * FEEDS_PER_CLIENT, now=now)):
        return wait
    return 0 if key is None else buckets.take(hash(key), per_hour=per_hour, now=now)


def _too_often(wait: int) -> str:
    text = ngettext(
        "U haalt deze agenda te vaak op. Probeer het over %(wait)s seconde opnieuw.",
        "U haalt deze agenda te vaak op. Probeer het over %(wait)s seconden opnieuw.",
        wait,
    )
    return text % {"wait": wait}


def _later(answer: HttpResponse, seconds: int) -> HttpResponse:
    answer["Retry-After"] = str(seconds)
    answer["Cache-Control"] = "no-store"
    return answer
