"""Who has an account or a seat cannot be told by the clock: some answers leave on a beat."""

import time
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

GetResponse = Callable[[HttpRequest], HttpResponse]


class EvenTimeMiddleware:
    """Holds back answers to a form that treats known and unknown addresses alike, until the next beat.

    A known address costs some queries more or less than an unknown one.  Equal work
    would have to stay equal with each release of the login library; equal time does not.
    On a busy machine both take two beats, or three.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, a whole number of beats after the question."""
        started = time.perf_counter()
        response = self.get_response(request)
        if request.method == "POST" and (beat := seconds_of_beat(request)):
            time.sleep((started - time.perf_counter()) % beat)
        return response


def seconds_of_beat(request: HttpRequest) -> float:
    """How long a beat is for the answer to *request*; 0 when its time tells nothing.

    ``GUEST_BEATS`` are for who is not logged in: a person may know whether they have a seat.
    """
    match = request.resolver_match
    name = (match.url_name if match else None) or ""
    if name in settings.GUEST_BEATS and not request.user.is_authenticated:
        return settings.GUEST_BEATS[name]
    return settings.ACCOUNT_BEATS.get(name, 0)
