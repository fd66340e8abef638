"""Placeholder until the views are written."""

from django.http import HttpRequest, HttpResponse


def regions(request: HttpRequest) -> HttpResponse:
    """An empty answer."""
    return HttpResponse()


def region(request: HttpRequest, slug: str) -> HttpResponse:
    """An empty answer."""
    return HttpResponse()
