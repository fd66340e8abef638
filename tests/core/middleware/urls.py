"""The platform's addresses, and some that end in every way a view can end."""

from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.urls import path
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_POST

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


def ending(status: int):
    """A view that answers *status*."""

    def view(request: HttpRequest) -> HttpResponse:
        return HttpResponse("Nee.", status=status)

    return view


def long(request: HttpRequest) -> HttpResponse:
    """A text that is worth compressing."""
    return HttpResponse("Een lange zin. " * 100)


def counted(request: HttpRequest) -> HttpResponse:
    """A text that changes."""
    return HttpResponse(request.GET["tel"])


def form(request: HttpRequest) -> HttpResponse:
    """A page with a form that posts."""
    return HttpResponse(get_token(request))


@cache_control(public=True, max_age=60)
def careless(request: HttpRequest) -> HttpResponse:
    """A view that would let everybody keep what is of one person."""
    return HttpResponse(str(request.user))


def greeting(request: HttpRequest) -> HttpResponse:
    """A view whose answer depends on who asks."""
    return HttpResponse(str(request.user))


urlpatterns = [
    path("proef/goed/", answer),
    path("proef/groet/", greeting),
    path("proef/groet/openbaar/", careless),
    path("proef/lang/", long),
    path("proef/alleen-post/", require_POST(answer)),
    path("proef/te-vaak/", ending(429)),
    path("proef/even-niet/", ending(503)),
    path("proef/teller/", counted),
    path("proef/formulier/", form),
    path("en/proef/goed/", answer),
    path("proef/verboden/", raising(PermissionDenied())),
    path("proef/fout/", raising(ZeroDivisionError())),
    path("proef/onzin/", raising(BadRequest("Kies een regio uit de lijst."))),
    path("proef/regel/", raising(RuleError("Deze sessie is vol.", "session_full"))),
    path("proef/botsing/", raising(Conflict("Iemand was u voor."))),
    path("cms/proef/regel/", raising(RuleError("Deze sessie is vol.", "session_full"))),
    *platform,
]
