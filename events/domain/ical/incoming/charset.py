"""From bytes to text, whatever the partner's program writes."""

from __future__ import annotations

import codecs
import re

from .errors import Unusable

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_START = "BEGIN:VCALENDAR"
_FOLD = re.compile(rb"(?:\r\n|\n|\r)[ \t]")


def text_of(body: bytes) -> str:
    """The text of *body* with its folded lines joined; raises ``Unusable``.

    UTF-8 is unfolded as bytes, because some programs fold in the middle of a letter.
    Without a mark and not in UTF-8 it is read as Windows text, if that gives a calendar.
    """
    if not body.strip(b"\0 \t\r\n"):
        raise Unusable("empty")
    text = _decoded(body)
    head = text.lstrip()[:1000].lower()
    if _START.lower() not in text[:100_000].lower():
        raise Unusable("web_page" if head.startswith("<") or "<html" in head else "no_calendar")
    return text


def _decoded(body: bytes) -> str:
    for mark, name in _BOMS:
        if body.startswith(mark):
            return _strict(body.removeprefix(mark), name)
    if b"\0" in body[:200]:
        return _strict(body, "utf-16-be" if body[:1] == b"\0" else "utf-16-le")
    try:
        return _FOLD.sub(b"", body).decode("utf-8")
    except UnicodeDecodeError:
        return _unfolded(body.decode("cp1252", errors="replace"))


def _strict(body: bytes, name: str) -> str:
    try:
        text = body.decode(name)
    except UnicodeDecodeError as error:
        raise Unusable("charset") from error
    return _unfolded(text)


def _unfolded(text: str) -> str:
    return re.sub(r"(?:\r\n|\n|\r)[ \t]", "", text)
