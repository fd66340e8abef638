"""One log line per request: what was asked, how it ended, how long it took."""

import time
from collections.abc import Callable

import structlog
from django.http import HttpRequest, HttpResponse

# 404 too: it is what hidden things answer.
REFUSALS = (401, 403, 404)
GetResponse = Callable[[HttpRequest], HttpResponse]
log = structlog.stdlib.get_logger("cop_platform.requests")


class RequestLogMiddleware:
    """Logs method, route, status and milliseconds; never an address or a query string.

    Only what was refused or not found names the person, by number (ASVS 16.3.2).
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, then log."""
        started = time.perf_counter()
        response = self.get_response(request)
        if not request.path_info.startswith("/static/"):
            self._log(request, response, started)
        return response

    def _log(self, request: HttpRequest, response: HttpResponse, started: float) -> None:
        match = request.resolver_match
        refused = {"person": person_of(request)} if response.status_code in REFUSALS else {}
        log.info(
            "request",
            **refused,
            method=request.method,
            route=match.route if match else "",
            path=request.path_info if match and match.url_name == "wagtail_serve" else "",
            status=response.status_code,
            ms=round((time.perf_counter() - started) * 1000),
        )


def person_of(request: HttpRequest) -> int | None:
    """The number of who asked, or None for a visitor; looks nobody up."""
    person = getattr(request, "_cached_user", None)
    return person.pk if person else None
