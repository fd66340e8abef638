"""Headings in the HTML of a text: found, anchored, and without gaps in their levels."""

import re
from collections.abc import Iterable, Mapping
from html import unescape

from django.utils.html import strip_tags

from resources.values import Heading

_HEADING = re.compile(r"<h([3-6])([^>]*)>(.*?)</h\1>", re.IGNORECASE | re.DOTALL)
_WITH_ANCHOR = re.compile(r'<h2[^>]*\sid="([^"]+)"[^>]*>(.*?)</h2>', re.DOTALL)
_ANY_HEADING = re.compile(r"<(/?)h([2-6])\b([^>]*)>", re.IGNORECASE)


def headings_in(blocks: Iterable[tuple[str, str]]) -> list[Heading]:
    """The headings of rich texts given as (block id, html), in reading order."""
    return [
        Heading(block, place, _words(found[3]), int(found[1]))
        for block, html in blocks
        for place, found in enumerate(_HEADING.finditer(html))
        if _words(found[3])
    ]


def with_anchors(html: str, anchors: Mapping[int, str]) -> str:
    """The rich text with an id on each heading that has one in *anchors* (by its place in the text)."""
    places = iter(range(len(html)))

    def anchored(found: re.Match[str]) -> str:
        anchor = anchors.get(next(places))
        level = int(found[1]) - 1
        mark = f' id="{anchor}"' if anchor else ""
        return f"<h{level}{mark}>{found[3]}</h{level}>"

    return _HEADING.sub(anchored, html)


def anchored(html: str) -> list[Heading]:
    """The second-level headings of a page text that have an anchor."""
    return [
        Heading("", place, _words(found[2]), 2, found[1])
        for place, found in enumerate(_WITH_ANCHOR.finditer(html))
    ]


def without_gaps(html: str, *, above: int = 1) -> str:
    """The page text with headings that never skip a level, starting below level *above*."""
    last = above
    level = above

    def closed_up(found: re.Match[str]) -> str:
        nonlocal last, level
        closing, wanted, attributes = found[1], int(found[2]), found[3]
        if not closing:
            level = last = min(wanted, last + 1)
        return f"<{closing}h{level}{attributes}>"

    return _ANY_HEADING.sub(closed_up, html)


def lowered(html: str) -> str:
    """The text with every heading one level lower, to stand below another title."""
    return _ANY_HEADING.sub(lambda found: f"<{found[1]}h{min(6, int(found[2]) + 1)}{found[3]}>", html)


def _words(html: str) -> str:
    return " ".join(unescape(strip_tags(html)).split())
