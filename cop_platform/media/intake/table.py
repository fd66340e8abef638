"""CSV files: text and nothing else."""

from __future__ import annotations

import re

from .errors import Refused

CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
MARKUP = re.compile(
    r"<\s*(?:!doctype|\?xml|html|head|body|script|svg|iframe|img|object|embed)\b", re.IGNORECASE
)


def check(body: bytes) -> None:
    """Raise Refused unless *body* is text without control characters and without code of web pages."""
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = body.decode("cp1252", errors="replace")
    if CONTROL.search(text):
        raise Refused("other_type")
    if MARKUP.search(text):
        raise Refused("markup")
