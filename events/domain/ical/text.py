"""Text that every calendar client can read.

One stray control character makes some clients refuse a whole feed, so text is
cleaned before it goes in; escaping and folding are icalendar's work.
"""

from __future__ import annotations

import re
import unicodedata

MAX_DESCRIPTION = 4000
MAX_LINE = 500
# Surrogates cannot be written as UTF-8 at all.
_UNWANTED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff\ufffe\uffff\ud800-\udfff]")
_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")


def plain_text(text: str, limit: int = MAX_DESCRIPTION) -> str:
    """*text* with only ``\\n`` as control character, composed, at most *limit* characters."""
    clean = _UNWANTED.sub("", _BREAKS.sub("\n", text)).replace("\t", " ")
    # Some clients read an escaped backslash before an n as a line break.
    clean = re.sub(r"\\+(?=[nN])", "/", clean)
    return _cut(unicodedata.normalize("NFC", clean).strip(), limit)


def one_line(text: str, between: str = " ") -> str:
    """*text* cleaned and on one line, for a title or a place; *between* joins its lines."""
    lines = [" ".join(line.split()) for line in plain_text(text, MAX_LINE).split("\n")]
    return between.join(line for line in lines if line)


def _cut(text: str, limit: int) -> str:
    if len(text) <= limit:
        return text
    words = text[: limit - 1].rsplit(maxsplit=1)[0] if " " in text[:limit] else text[: limit - 1]
    return f"{words}…"
