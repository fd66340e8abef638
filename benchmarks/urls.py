"""The addresses of the site, and two that answer from memory: the most that this server can do."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from cop_platform.urls import urlpatterns as site
from events import public_feed_urls
from events.views.calendar_response import CALENDAR

held: dict[str, bytes] = {"text": b""}


def memory(request: HttpRequest) -> HttpResponse:
    """The bytes that are held, as a feed, without looking whether they still hold."""
    headers = {"ETag": '"x"', "Cache-Control": "public", "Vary": "Accept-Encoding"}
    headers["Content-Length"] = str(len(held["text"]))
    return HttpResponse(held["text"], content_type=CALENDAR, headers=headers)


urlpatterns = [path("memory.ics", memory), *site]
# The same by the short way of feeds, which is before the middlewares of pages.
public_feed_urls.urlpatterns.insert(0, path("memory-short.ics", memory))
