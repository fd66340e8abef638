"""One log line per request: what was asked, how it ended, how long it took."""

import time
from collections.abc import Callable

import structlog
from django.http import HttpRequest, HttpResponse

GetResponse = Callable[[HttpRequest], HttpResponse]
log = structlog.stdlib.get_logger("cop_platform.requests")


class RequestLogMiddleware:
    """Logs method, route, status and milliseconds; never an address, a query string or a person."""

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
        log.info(
            "request",
            method=request.method,
            route=match.route if match else "",
            path=request.path_info if match and match.url_name == "wagtail_serve" else "",
            status=response.status_code,
            ms=round((time.perf_counter() - started) * 1000),
        )
