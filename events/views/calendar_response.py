"""Calendar answers over HTTP: validators, compression and the headers that clients rely on.

Nothing here reads the session: a feed is the same for everybody, and a cookie in
the answer would keep every cache from storing it.
"""

import gzip
import re
from datetime import datetime
from functools import lru_cache

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date

from events.domain.feed_copies import Copy, copies

PUBLIC = "public, max-age=900, stale-while-revalidate=3600"
PRIVATE = "private, max-age=300"
CALENDAR = "text/calendar; charset=utf-8"
JSON = "application/json"
JSON_FEED = "application/feed+json"
RSS = "application/rss+xml; charset=utf-8"
CONDITIONS = ("HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE", "HTTP_IF_MATCH", "HTTP_IF_UNMODIFIED_SINCE")
_GZIP = re.compile(r"(?:^|,)\s*(?:gzip|\*)\s*(?:;\s*q=(?P<weight>[0-9.]+)\s*)?(?=,|$)", re.IGNORECASE)


def headers_for(etag: str, changed_at: datetime | None, *, is_public: bool = True) -> dict[str, str]:
    """The headers that an answer and its 304 share."""
    headers = {"ETag": etag, "Cache-Control": PUBLIC if is_public else PRIVATE, "Vary": "Accept-Encoding"}
    if changed_at:
        headers["Last-Modified"] = _in_words(changed_at)
    return headers


@lru_cache(maxsize=64)
def _in_words(moment: datetime) -> str:
    """*moment* as headers write it; all feeds have one date of change."""
    return http_date(moment.timestamp())


def not_changed(
    request: HttpRequest, etag: str, changed_at: datetime | None, *, is_public: bool = True
) -> HttpResponse | None:
    """A 304 (or 412) when the client's copy is still the same, before anything is rendered."""
    if not any(name in request.META for name in CONDITIONS):
        return None
    fresh = HttpResponse(headers=headers_for(etag, changed_at, is_public=is_public))
    seconds = int(changed_at.timestamp()) if changed_at else None
    answer = get_conditional_response(request, etag=etag, last_modified=seconds, response=fresh)
    return None if answer is fresh else answer


def answer(
    request: HttpRequest, body: bytes, *, content_type: str, filename: str, headers: dict[str, str]
) -> HttpResponse:
    """*body* with *headers*, compressed when the client takes it; without a body for HEAD."""
    packed = takes_gzip(request)
    if packed:
        # Without the time of now, so that equal bodies stay equal bytes.
        body = gzip.compress(body, mtime=0)
    return _respond(request, body, content_type, packed, {"Content-Disposition": filename, **headers})


def answer_from(copy: Copy, request: HttpRequest, *, content_type: str) -> HttpResponse:
    """*copy* of a public feed, or a 304 when the client has the same bytes.

    The compressed bytes have a tag of their own, so both tags are strong (RFC 9110 §8.8.3).
    """
    packed = takes_gzip(request)
    etag = f'"{copy.tag}g"' if packed else f'"{copy.tag}"'
    if (unchanged := not_changed(request, etag, copy.changed_at)) is not None:
        return unchanged
    headers = {"Content-Disposition": inline(copy.name), **headers_for(etag, copy.changed_at)}
    return _respond(request, copies.text_of(copy, packed=packed), content_type, packed, headers)


def _respond(
    request: HttpRequest, body: bytes, content_type: str, packed: bool, headers: dict[str, str]
) -> HttpResponse:
    response = HttpResponse(b"" if request.method == "HEAD" else body, content_type, headers=headers)
    response["X-Content-Type-Options"] = "nosniff"
    if packed:
        response["Content-Encoding"] = "gzip"
    response["Content-Length"] = str(len(body))
    return response


def inline(name: str) -> str:
    """Shown or subscribed to."""
    return f'inline; filename="{name}"'


def attachment(name: str) -> str:
    """Saved as a file."""
    return f'attachment; filename="{name}"'


def takes_gzip(request: HttpRequest) -> bool:
    """Whether the client accepts gzip; a weight of zero refuses it (RFC 9110 §12.5.3)."""
    match = _GZIP.search(request.META.get("HTTP_ACCEPT_ENCODING", ""))
    if match is None:
        return False
    try:
        return float(match["weight"] or 1) > 0
    except ValueError:
        return False
