"""Refuses input that no honest client sends, before it reaches a database."""

from collections.abc import Callable

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render
from django.utils.translation import gettext as _

from cop_platform.core.problems import problem

API = "/api/"
# No TRACE, which repeats the headers of a request, and nothing made up.
METHODS = ("DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT")
GetResponse = Callable[[HttpRequest], HttpResponse]


class CleanInputMiddleware:
    """NUL bytes get a 400 in words: PostgreSQL refuses them with an error, SQLite stores them.

    Methods that no page of ours answers get a 405.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """405 for an odd method, 400 for NUL bytes in path, query or form; everything else goes on."""
        if request.method not in METHODS:
            return HttpResponseNotAllowed(METHODS)
        if self._has_nul(request) and request.path.startswith(API):
            return problem(400, _("Uw vraag bevat een teken dat niet mag."))
        if self._has_nul(request):
            return render(request, "400.html", status=400)
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """A readable page for input that Django itself refuses."""
        if isinstance(error, BadRequest):
            return render(request, "400.html", {"error": str(error)}, status=400)
        return None

    def _has_nul(self, request: HttpRequest) -> bool:
        if "\0" in request.path or "%00" in request.META.get("QUERY_STRING", ""):
            return True
        if request.content_type != "application/x-www-form-urlencoded":
            return False
        return any("\0" in value for values in request.POST.lists() for value in values[1])
