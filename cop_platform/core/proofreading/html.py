"""What the rules read of rich text: headings, links, and the units that hold sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import NamedTuple

UNITS = ("p", "li", "h2", "h3", "h4", "h5", "h6", "blockquote")
HEADINGS = {f"h{level}": level for level in range(2, 7)}


class Link(NamedTuple):
    """The *words* of a link, and where it leads: nothing for a page or document of the site."""

    words: str
    href: str


@dataclass
class Outline:
    """The *headings* (level and words), the *links*, and the *units* of running text."""

    headings: list[tuple[int, str]] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    units: list[str] = field(default_factory=list)


def outline(html: str) -> Outline:
    """What stands in *html*, in reading order; half of a document does no harm."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.end_unit()
    return reader.found


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found = Outline()
        self._unit: list[str] = []
        self._link: list[str] | None = None
        self._href = ""
        self._level = 0

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        if tag in UNITS:
            self.end_unit()
            self._level = HEADINGS.get(tag, 0)
        elif tag == "a":
            self._link, self._href = [], dict(attrs).get("href") or ""
        elif tag == "br":
            self.handle_data(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in UNITS:
            self.end_unit()
        elif tag == "a" and self._link is not None:
            self.found.links.append(Link(_tidy(self._link), self._href))
            self._link = None

    def handle_data(self, data: str) -> None:
        self._unit.append(data)
        if self._link is not None:
            self._link.append(data)

    def end_unit(self) -> None:
        """Keep what was read since the last unit."""
        words, level = _tidy(self._unit), self._level
        self._unit, self._level = [], 0
        if level:
            self.found.headings.append((level, words))
        elif words:
            self.found.units.append(words)


def _tidy(pieces: list[str]) -> str:
    return " ".join("".join(pieces).split())
