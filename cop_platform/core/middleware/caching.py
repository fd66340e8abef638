"""What a browser or proxy may keep: nothing of a person, and the rest only after asking."""

from collections.abc import Callable

from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_vary_headers, set_response_etag

GetResponse = Callable[[HttpRequest], HttpResponse]
OF_A_PERSON = "private, no-store"
ASK_EACH_TIME = "no-cache"


class CachingMiddleware:
    """Says of every answer who may keep it, and answers 304 while a page for anybody is the same.

    Outside the session middleware, so that ``Vary`` and cookies are known; inside the
    compression, which adds random bytes and makes the tag weak.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer with ``Cache-Control`` and, where it makes sense, a validator.

        What a view says itself stays, unless it would let others keep what is of one person.
        """
        response = self.get_response(request)
        if is_of_one_person(request, response):
            if "no-store" not in response.get("Cache-Control", ""):
                response["Cache-Control"] = OF_A_PERSON
        elif needs_validator(request, response):
            return validated(request, response)
        return response


def is_of_one_person(request: HttpRequest, response: HttpResponse) -> bool:
    """Whether somebody is logged in and the answer looked at it, or the answer sets a cookie.

    A feed never looks: it stays the same for everybody, and costs no session query.  A
    page with a form sets the cookie of its CSRF token.
    """
    if response.cookies:
        return True
    session = getattr(request, "session", None)
    return session is not None and session.accessed and SESSION_KEY in session


def needs_validator(request: HttpRequest, response: HttpResponse) -> bool:
    """Whether this is a whole page that may be kept, and has no validator of its view."""
    is_page = request.method == "GET" and response.status_code == 200 and not response.streaming
    may_be_kept = "no-store" not in response.get("Cache-Control", "")
    return is_page and may_be_kept and not response.has_header("ETag")


def validated(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """*response* with the digest of its text for a tag, or a 304 when the client has that."""
    response.headers.setdefault("Cache-Control", ASK_EACH_TIME)
    # Compression would add it to the page, and not to the 304.
    patch_vary_headers(response, ["Accept-Encoding"])
    set_response_etag(response)
    return get_conditional_response(request, etag=response["ETag"], response=response) or response
