"""Placeholder until the views are written."""

from django.http import HttpRequest, HttpResponse


def themes(request: HttpRequest) -> HttpResponse:
    """An empty answer."""
    return HttpResponse()


def theme(request: HttpRequest, slug: str) -> HttpResponse:
    """An empty answer."""
    return HttpResponse()
