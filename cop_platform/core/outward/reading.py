"""The addresses in a field, with the words that lead there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from django.db.models import Field, TextField
from django.utils.html import urlize
from wagtail import blocks
from wagtail.blocks import StreamValue
from wagtail.fields import RichTextField

from cop_platform.core.blocks.parts import changed
from cop_platform.core.proofreading.html import outline

# In bytes, as UTF-8: what our fetcher asks for, and what an index of PostgreSQL holds of one row.
LONGEST = 2000


class Address(NamedTuple):
    """A *url* on the web, and the *words* of its link; none where a field of its own holds it."""

    url: str
    words: str = ""


def addresses_in(fields: Iterable[tuple[Field[Any, Any], Any]], own: set[str]) -> set[Address]:
    """The addresses in *fields* (with their values as the database gives them), but those of hosts in *own*.

    Without those of more than LONGEST bytes.  Asks the database nothing.
    """
    found = {one for field, value in fields for one in _in_field(field, value)}
    return {one for one in found if _length(one.url) <= LONGEST and _is_elsewhere(one.url, own)}


def _length(url: str) -> int:
    return len(url.encode(errors="surrogatepass"))


def _is_elsewhere(url: str, own: set[str]) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.hostname not in own
    except ValueError:
        # No address for a browser either; the editor sees it as one that does not work.
        return url.startswith(("http://", "https://"))


def _in_field(field: Field[Any, Any], value: Any) -> list[Address]:
    if isinstance(value, StreamValue):
        return _in_stream(value)
    if isinstance(field, RichTextField):
        return _in_html(value)
    # Of plain text, what our pages make a link of.
    return _in_html(urlize(value)) if isinstance(field, TextField) else [Address(value or "")]


def _in_html(html: str) -> list[Address]:
    return [Address(link.href.strip(), link.words) for link in outline(html or "").links]


def _in_stream(stream: StreamValue) -> list[Address]:
    found: list[Address] = []

    def look(block: blocks.Block, value: Any, beside: Mapping[str, Any]) -> Any:
        if isinstance(block, blocks.RichTextBlock):
            found.extend(_in_html(value))
        elif isinstance(block, blocks.URLBlock):
            found.append(Address(value or "", beside.get("title") or ""))
        return value

    changed(stream.stream_block, list(stream.raw_data), look)
    return found
