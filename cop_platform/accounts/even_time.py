"""Who has an account cannot be told by the clock: some answers take a fixed time at least."""

import time
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

GetResponse = Callable[[HttpRequest], HttpResponse]


class EvenTimeMiddleware:
    """Holds back answers to a form that treats known and unknown addresses alike, until its time is up.

    A known address costs some queries more or less than an unknown one.  Equal work
    would have to stay equal with each release of the login library; equal time does not.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, and wait for what is left of the seconds in ``ACCOUNT_LEAST_SECONDS``."""
        started = time.perf_counter()
        response = self.get_response(request)
        if request.method == "POST" and (least := least_seconds(request)):
            time.sleep(max(0, least - (time.perf_counter() - started)))
        return response


def least_seconds(request: HttpRequest) -> float:
    """How long the answer to *request* takes at least; 0 when its time tells nothing."""
    match = request.resolver_match
    name = match.url_name if match else None
    return settings.ACCOUNT_LEAST_SECONDS.get(name or "", 0)
