"""What a visitor reads when the address asks for something that does not exist."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from events.domain.filters import UnknownValue


def refuse(request: HttpRequest, error: UnknownValue) -> HttpResponse:
    """A page that names the wrong value, with a link that leaves it out."""
    context = {"error": error, "clear_url": without(request, error.parameter, error.value)}
    return render(request, "events/wrong_filter.html", context, status=error.status)


def refuse_plainly(error: UnknownValue) -> HttpResponse:
    """The same for a program: one line of text."""
    return HttpResponse(f"{error}\n", content_type="text/plain; charset=utf-8", status=error.status)


def without(request: HttpRequest, parameter: str, value: str) -> str:
    """This address without that *value* of *parameter*, on its first page."""
    pairs = [
        (name, kept)
        for name, values in request.GET.lists()
        for kept in values
        if kept and name != "pagina" and (name, kept.strip()) != (parameter, value)
    ]
    return f"{request.path}?{urlencode(pairs)}" if pairs else request.path
