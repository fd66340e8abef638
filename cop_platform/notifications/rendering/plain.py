"""The text part: short lines, one empty line between paragraphs."""

import re
import textwrap

WIDTH = 76
# What ends a sentence does not belong to an address in it.
_ADDRESS = re.compile(r"(https?://\S*[^\s.,;:!?)])")
_EMPTY_LINES = re.compile(r"\n{3,}")


def wrapped(text: str) -> str:
    """*text* in lines of at most WIDTH characters, longer only where a word or an address is."""
    lines = [part for line in text.splitlines() for part in _lines(line.rstrip())]
    return _EMPTY_LINES.sub("\n\n", "\n".join(lines)).strip() + "\n"


def paragraphs(text: str) -> list[list[tuple[str, bool]]]:
    """The paragraphs of *text*, each in pieces: words with their line ends, and addresses (True)."""
    parts = (part.strip() for part in re.split(r"\n\s*\n", text))
    return [_pieces(part) for part in parts if part]


def _pieces(paragraph: str) -> list[tuple[str, bool]]:
    split = _ADDRESS.split(paragraph)
    return [(piece, number % 2 == 1) for number, piece in enumerate(split) if piece]


def _lines(line: str) -> list[str]:
    if len(line) <= WIDTH:
        return [line]
    indent = "  " if line.startswith("- ") else ""
    return textwrap.wrap(
        line, WIDTH, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )
