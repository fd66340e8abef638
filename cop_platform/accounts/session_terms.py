"""How long a session lasts: it ends when nobody uses it, and after a week whatever happens (ASVS 7.3)."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

from django.contrib.auth import logout
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from cop_platform.core import clock

GetResponse = Callable[[HttpRequest], HttpResponse]
IDLE = timedelta(hours=4)
LONGEST = timedelta(days=7)
# A session is written this often while it is used, and not at each request.
NOTED_EVERY = timedelta(minutes=5)
STARTED, SEEN = "started_at", "seen_at"


class SessionTermsMiddleware:
    """Ends a session that has had its time, when a view asks who is there."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer with nobody once the time is up; after logging out, have the browser forget."""
        request.user = SimpleLazyObject(partial(within_terms, request, request.user))  # type: ignore[assignment]
        response = self.get_response(request)
        match = request.resolver_match
        if match and match.url_name == "account_logout" and request.method == "POST":
            response.headers["Clear-Site-Data"] = '"cache", "storage"'
        return response


def within_terms(request: HttpRequest, person: Any) -> Any:
    """*person*, or nobody when the session of *request* has had its time: then it ends."""
    if not person.is_authenticated:
        return person
    now = clock.now().timestamp()
    # Sessions from before there were terms know neither.
    login = person.last_login.timestamp() if person.last_login else now
    seen, started = (request.session.get(name, login) for name in (SEEN, STARTED))
    if now - seen > IDLE.total_seconds() or now - started > LONGEST.total_seconds():
        # logout() asks who is there; the answer is being made here.
        request.user = person
        logout(request)
        return AnonymousUser()
    if now - seen > NOTED_EVERY.total_seconds():
        request.session[SEEN] = now
    return person


def begin(request: HttpRequest) -> None:
    """Count the time of a session from now: somebody logs in."""
    request.session[STARTED] = request.session[SEEN] = clock.now().timestamp()
