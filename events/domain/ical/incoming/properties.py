"""The properties of one event, read line by line: a bad line spoils only itself."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from icalendar.parser import Contentline, split_on_unescaped_comma, unescape_backslash

from cop_platform.core.text import normalise
from cop_platform.core.text import plain_text as without_tags
from events.domain.ical.text import one_line, plain_text

_MAX_HTML = 10_000
_LINK = re.compile(r"""<a\s[^<>]*?href=["']?(https?://[^"'\s<>]+)[^<>]*>([^<>]*)</a>""", re.IGNORECASE)
# Most lines; the parser would walk through their whole text to find the colon.
_WITHOUT_PARAMETERS = re.compile(r"([A-Za-z0-9-]+):")
_TAGS = "p|br|a|b|i|u|ul|ol|li|div|span|strong|em|table|font|html|body|h[1-6]"
_HTML = re.compile(rf"</?(?:{_TAGS})(?:\s[^<>]*)?/?>", re.IGNORECASE)


def _with_address(link: re.Match[str]) -> str:
    """The words of a link with its address behind them: often it is the way to register."""
    address, words = link[1], link[2]
    return words if address in words else f"{words} ({address})"


def clean_line(text: str, limit: int) -> str:
    """*text* on one line, composed, without control and direction characters, at most *limit* long."""
    return plain_text(one_line(normalise(text)), limit)


@dataclass(frozen=True)
class Property:
    """One property with its value as it stands, escapes and all."""

    name: str
    params: Mapping[str, str]
    raw: str

    def line(self, limit: int) -> str:
        """The value as clean text on one line."""
        return clean_line(unescape_backslash(self.raw), limit)

    def lines(self, limit: int) -> list[str]:
        """Each value of a list with commas, as ``line`` would give it."""
        texts = split_on_unescaped_comma(self.raw)
        return [clean_line(text, limit) for text in texts]

    def text(self, limit: int) -> str:
        """The value as clean text; tags are resolved to words."""
        value = unescape_backslash(self.raw[:_MAX_HTML])
        if _HTML.search(value):
            value = without_tags(_LINK.sub(_with_address, re.sub(r"[ \t]+", " ", value)))
        return plain_text(normalise(value), limit)


class Properties:
    """The properties of one component, by name."""

    def __init__(self, lines: list[str]) -> None:
        self._all = [found for line in lines if (found := _property(line))]

    def all(self, name: str) -> list[Property]:
        """Every property of that name, in order."""
        return [found for found in self._all if found.name == name]

    def first(self, name: str) -> Property | None:
        """The first property of that name."""
        return next(iter(self.all(name)), None)

    def line(self, name: str, limit: int) -> str:
        """The first value of that name as one clean line, or nothing."""
        found = self.first(name)
        return found.line(limit) if found else ""

    def text(self, name: str, limit: int) -> str:
        """The first value of that name as clean text, or nothing."""
        found = self.first(name)
        return found.text(limit) if found else ""


def _property(line: str) -> Property | None:
    if match := _WITHOUT_PARAMETERS.match(line):
        return Property(match[1].upper(), {}, line[match.end() :].strip())
    try:
        name, params, raw = Contentline(line).raw_parts()  # type: ignore[no-untyped-call]
    except ValueError:
        return None
    return Property(name.upper(), {str(key).upper(): _first(params[key]) for key in params}, raw.strip())


def _first(value: object) -> str:
    if isinstance(value, (list, tuple)):
        return str(value[0]) if value else ""
    return str(value)
