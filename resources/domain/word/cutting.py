"""Where chapters begin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

Piece = dict[str, Any]
BOOK_TITLE = ("title", "subtitle")


@dataclass
class Part:
    """The pieces of one chapter, under the words of its heading; *level* is that of Word, 0 for none."""

    title: str
    level: int = 0
    pieces: list[Piece] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


@dataclass
class Cut:
    """The parts, and the titles of the whole, which the handbook has already."""

    parts: list[Part] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)


def cut(pieces: Sequence[Piece]) -> Cut:
    """*pieces* in parts: one for each heading of the chapter level or above.

    Text before the first heading is a part without a title.  A single heading above all
    chapters, without text of its own, is the title of the whole.
    """
    level = chapter_level(pieces)
    result = Cut([Part("")])
    for piece in pieces:
        if piece["kind"] in BOOK_TITLE:
            result.titles.append(piece["text"])
        elif piece["kind"] == "heading" and piece["level"] <= level:
            result.parts.append(Part(piece["text"], piece["level"], notes=list(piece.get("notes", ()))))
        else:
            result.parts[-1].pieces.append(piece)
    return _without_empty_beginnings(result, level)


def chapter_level(pieces: Sequence[Piece]) -> int:
    """The highest level of heading that occurs more than once, else the highest there is; 0 without any."""
    counts = Counter(piece["level"] for piece in pieces if piece["kind"] == "heading")
    return min((level for level, count in counts.items() if count > 1), default=min(counts, default=0))


def _without_empty_beginnings(found: Cut, level: int) -> Cut:
    if found.parts and not found.parts[0].pieces:
        del found.parts[0]
    first = found.parts[0] if found.parts else None
    if first and first.title and first.level < level and not first.pieces:
        found.titles.append(first.title)
        del found.parts[0]
    return found
