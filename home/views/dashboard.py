"""Placeholder until the view is written."""

from django.http import HttpRequest, HttpResponse


def my_page(request: HttpRequest) -> HttpResponse:
    """An empty answer."""
    return HttpResponse()
