"""The addresses of the site, and one that answers from memory: the most that this server can do."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from cop_platform.urls import urlpatterns as site
from events.views.calendar_response import CALENDAR

held: dict[str, bytes] = {"text": b""}


def memory(request: HttpRequest) -> HttpResponse:
    """The bytes that are held, as a feed, without looking whether they still hold."""
    headers = {"ETag": '"x"', "Cache-Control": "public", "Vary": "Accept-Encoding"}
    return HttpResponse(held["text"], content_type=CALENDAR, headers=headers)


urlpatterns = [path("memory.ics", memory), *site]
