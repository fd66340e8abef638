"""Ask an address as somebody, and say in one word how it ended."""

from __future__ import annotations

from typing import Any

from django.test import Client

WORDS = {401: "no", 403: "no", 404: "gone", 405: "not so", 410: "gone"}


def outcome(answer: Any) -> str:
    """``page`` (2xx), ``login``, ``again`` (prove who you are), ``home`` (of the CMS: refused), ``away``
    (another redirect), ``gone`` (404), ``no`` (401, 403), ``not so`` (405), ``wrong`` (other 4xx) or
    ``fault`` (5xx).
    """
    code = answer.status_code
    if code < 300:
        return "page"
    if code < 400:
        return _direction(str(answer.headers.get("Location", "")))
    return WORDS.get(code, "wrong" if code < 500 else "fault")


def _direction(location: str) -> str:
    path = location.removeprefix("http://testserver").removeprefix("/en")
    if path.startswith(("/account/login/", "/account/tweede-stap/")):
        return "login"
    if "/reauthenticate/" in path:
        return "again"
    return "home" if path == "/cms/" else "away"


def body_of(answer: Any) -> str:
    """What an answer says, streamed or not, headers included."""
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return content.decode("utf-8", "replace") + str(dict(answer.headers))


def asked(client: Client, method: str, path: str, data: dict[str, str] | None = None) -> Any:
    """The answer to *method* on *path*."""
    ask = getattr(client, method.lower())
    return ask(path, data or {}) if method in ("GET", "POST", "HEAD") else ask(path)
