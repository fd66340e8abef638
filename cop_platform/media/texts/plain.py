"""Files that are text already."""

from __future__ import annotations

from .limits import MAX_TEXT

# No letter takes more bytes.
WIDEST = 4


def words(body: bytes) -> str:
    """The text of *body*, in UTF-8 or else as Windows writes it; never more than we keep."""
    start = body[: MAX_TEXT * WIDEST]
    try:
        return start.decode("utf-8-sig")
    except UnicodeDecodeError:
        return start.decode("cp1252", errors="replace")
