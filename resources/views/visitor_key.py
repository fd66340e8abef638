"""The key that a browser keeps after a first vote without an account: it counts one vote per section."""

import re
from datetime import timedelta
from secrets import token_urlsafe

from django.conf import settings
from django.http import HttpRequest, HttpResponse

NAME = "lezer"
KEPT = timedelta(days=180)
_KEY = re.compile(r"[\w-]{22}", re.ASCII)


def visitor_key(request: HttpRequest) -> str:
    """The key of this browser; empty when it has none, or something else under its name."""
    kept = request.COOKIES.get(NAME, "")
    return kept if _KEY.fullmatch(kept) else ""


def new_key() -> str:
    """A key that says nothing of anybody."""
    return token_urlsafe(16)


def keep_key(response: HttpResponse, key: str) -> None:
    """Let the browser keep *key*: only for us, and for no script."""
    response.set_cookie(
        NAME,
        key,
        max_age=KEPT,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
