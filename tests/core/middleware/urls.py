"""The platform's addresses, and some that end in every way a view can end."""

from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import path

from cop_platform.core.errors import Conflict, RuleError
from cop_platform.urls import urlpatterns as platform


def raising(error: Exception):
    """A view that raises *error*."""

    def view(request: HttpRequest) -> HttpResponse:
        raise error

    return view


def answer(request: HttpRequest) -> HttpResponse:
    """A view that ends well."""
    return HttpResponse(f"{request.LANGUAGE_CODE} {sorted(request.POST)}")


def greeting(request: HttpRequest) -> HttpResponse:
    """A view whose answer depends on who asks."""
    return HttpResponse(str(request.user))


urlpatterns = [
    path("proef/goed/", answer),
    path("proef/groet/", greeting),
    path("en/proef/goed/", answer),
    path("proef/verboden/", raising(PermissionDenied())),
    path("proef/fout/", raising(ZeroDivisionError())),
    path("proef/onzin/", raising(BadRequest("Kies een regio uit de lijst."))),
    path("proef/regel/", raising(RuleError("Deze sessie is vol.", "session_full"))),
    path("proef/botsing/", raising(Conflict("Iemand was u voor."))),
    *platform,
]
