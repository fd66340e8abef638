"""The part of a file that a player asks for: one stretch of bytes at a time (RFC 9110, 14)."""

from __future__ import annotations

import re
from typing import IO

from django.http import HttpRequest
from django.utils.http import parse_http_date_safe

# More digits than any file has bytes are no number that we read.
_ONE_PART = re.compile(r"bytes=(\d{0,18})-(\d{0,18})", re.ASCII | re.IGNORECASE)


# Of a film at a time: a player asks for the next part when it needs it, and holds nothing meanwhile.
MOST_OF_FILM = 4 * 1024 * 1024


class OutsideFile(Exception):
    """The visitor asks for bytes behind the end."""


class Part:
    """The bytes ``[start, end)`` of *file*, to be read once; closing it closes *file*."""

    def __init__(self, file: IO[bytes], start: int, end: int) -> None:
        file.seek(start)
        self._file, self._left = file, end - start

    def read(self, size: int) -> bytes:
        """At most *size* bytes more; none at the end of the part."""
        piece = self._file.read(min(size, self._left))
        self._left -= len(piece)
        return piece

    def close(self) -> None:
        """Close the file."""
        self._file.close()


def asked_part(
    request: HttpRequest, *, size: int, etag: str, changed: int, most: int = 0
) -> tuple[int, int] | None:
    """The bytes ``[start, end)`` that *request* wants of a file of *size* bytes; None for all of them.

    Only GET asks for a part.  Several parts, nonsense, and a part of another version than
    that of *etag* and *changed* (seconds since 1970) get the whole; an empty *etag* is no
    version.  With *most*, a part is at most that long.  Raises OutsideFile.
    """
    found = _ONE_PART.fullmatch(request.headers.get("Range", "").strip())
    if request.method != "GET" or not found or not _is_same(request, etag, changed):
        return None
    first, last = found.groups()
    if (not first and not last) or (first and last and int(last) < int(first)):
        return None
    start = int(first) if first else max(0, size - int(last))
    if start >= size:
        raise OutsideFile
    end = min(int(last) + 1 if first and last else size, size)
    return start, min(end, start + most) if most else end


def _is_same(request: HttpRequest, etag: str, changed: int) -> bool:
    """Whether the visitor has a beginning of this version, or did not say of which."""
    known = request.headers.get("If-Range")
    if known is None or not etag:
        return known is None
    return known == etag or parse_http_date_safe(known) == changed
