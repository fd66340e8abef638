"""From a response to bytes, within the limits."""

from __future__ import annotations

from urllib3 import BaseHTTPResponse

from .refusals import AnswerEmpty, AnswerNotReadable, NotText, TooLarge, refusal_of
from .values import Fetched, Limits, Validators

REDIRECTS = (301, 302, 303, 307, 308)
_ENCODINGS = ("", "identity", "gzip", "x-gzip", "deflate")
_NOT_TEXT = ("image/", "audio/", "video/", "font/", "application/pdf", "application/zip")
_CHUNK = 64 * 1024


def fetched(response: BaseHTTPResponse, url: str, limits: Limits, known: Validators) -> Fetched:
    """What *response* brings; raises ``FetchRefused`` for all but a whole text and "not changed".

    *known* is what was asked with: a server that says "not changed" need not repeat it.
    """
    status = response.status
    if status == 304 and any(known):
        return _fetched(response, url, b"", known)
    if status == 204:
        raise AnswerEmpty
    if status != 200:
        raise refusal_of(status)
    if response.headers.get("content-type", "").strip().lower().startswith(_NOT_TEXT):
        raise NotText
    return _fetched(response, url, _body(response, limits.max_bytes), Validators())


def _body(response: BaseHTTPResponse, max_bytes: int) -> bytes:
    """The body, unpacked while it comes in: a bomb stops at the limit."""
    if response.headers.get("content-encoding", "").strip().lower() not in _ENCODINGS:
        raise AnswerNotReadable
    body = bytearray()
    for chunk in response.stream(_CHUNK, decode_content=True):
        body += chunk
        if len(body) > max_bytes:
            raise TooLarge
    if not body.strip():
        raise AnswerEmpty
    return bytes(body)


def _fetched(response: BaseHTTPResponse, url: str, body: bytes, known: Validators) -> Fetched:
    return Fetched(
        status=response.status,
        body=body,
        etag=response.headers.get("etag", known.etag)[:255],
        last_modified=response.headers.get("last-modified", known.last_modified)[:255],
        final_url=url,
        content_type=response.headers.get("content-type", "")[:255],
    )
