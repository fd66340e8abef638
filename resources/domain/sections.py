"""The sections of a page text: each goes from a heading with an anchor to the next one."""

import re
from collections.abc import Mapping

_BEGIN = re.compile(r'<h2[^>]*\sid="([^"]+)"[^>]*>')


def with_ends(html: str, ends: Mapping[str, str]) -> str:
    """The page text with what *ends* gives after each section, by its anchor; the rest as it was."""
    begins = list(_BEGIN.finditer(html))
    stops = [found.start() for found in begins[1:]] + [len(html)]
    pieces = [html[: begins[0].start()]] if begins else [html]
    for found, stop in zip(begins, stops, strict=False):
        pieces += [html[found.start() : stop], ends.get(found[1], "")]
    return "".join(pieces)
