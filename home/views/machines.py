"""Placeholder until the views are written."""

from django.http import HttpRequest, HttpResponse


def robots(request: HttpRequest) -> HttpResponse:
    """An empty answer."""
    return HttpResponse()


sitemap = security = favicon = robots
