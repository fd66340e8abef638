"""Pages that are the same for every visitor are made once, and kept while nothing changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from cop_platform.core import clock
from cop_platform.core.addresses import know_site
from cop_platform.core.content import current_version
from cop_platform.core.content.copies import PageCopy, copies

GetResponse = Callable[[HttpRequest], HttpResponse]
PAGES = "wagtail_serve"
# A copy is only for who sends none of the cookies, and the layer above looks at the other.
DIFFERS_BY = {"cookie", "accept-encoding"}


class KeptPagesMiddleware:
    """Answers visitors with the copy of a page, when there is one and nothing has changed since.

    Outside session, login and messages, none of which a visitor without cookies has;
    inside what says who may keep an answer, which also answers 304.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The copy, for one query; or the page itself, which may become a copy."""
        if not is_of_nobody(request):
            return self.get_response(request)
        key = (request.get_host(), request.is_secure(), request.path)
        copy = copies.find(key)
        if copy and copy.day == clock.today() and copy.version == current_version():
            request.resolver_match = copy.match
            return copy.answer()
        day = clock.today()
        response = self.get_response(request)
        if may_be_kept(request, response):
            copies.keep(key, copy_of(request, response, day))
        return response

    def process_view(
        self, request: HttpRequest, view: object, args: tuple[str, ...], kwargs: dict[str, Any]
    ) -> None:
        """Before anything of a page is read: which version of the content that will be, and which site."""
        if request.resolver_match and request.resolver_match.url_name == PAGES:
            request.content_version = current_version()  # type: ignore[attr-defined]
            know_site(request)


def is_of_nobody(request: HttpRequest) -> bool:
    """Whether *request* says nothing but the address of a page.

    The cookie of a form says nothing either: a page with a form is never kept.  With a
    question behind the address there would be no end of copies; previews look like visits.
    """
    others = request.COOKIES.keys() - {settings.CSRF_COOKIE_NAME}
    is_plain = request.method == "GET" and not request.META.get("QUERY_STRING") and not others
    return is_plain and "HTTP_AUTHORIZATION" not in request.META and not hasattr(request, "is_dummy")


def may_be_kept(request: HttpRequest, response: HttpResponse) -> bool:
    """Whether *response* is a whole page of a kind that is the same for every visitor, all day."""
    page = getattr(response, "context_data", None) and response.context_data.get("page")  # type: ignore[attr-defined]
    if not getattr(page, "is_kept", False) or not hasattr(request, "content_version"):
        return False
    is_whole = response.status_code == 200 and not response.streaming and not response.cookies
    differs_by = {name.strip().lower() for name in response.get("Vary", "").split(",")} - {""}
    return is_whole and "Cache-Control" not in response and differs_by <= DIFFERS_BY


def copy_of(request: HttpRequest, response: HttpResponse, day: Any) -> PageCopy:
    """What is kept of *response*: its bytes and headers, and what the log says of the address."""
    match: Any = request.resolver_match
    version: str = request.content_version  # type: ignore[attr-defined]
    return PageCopy(version, day, match, dict(response.items()), response.content)
