"""The paragraphs of HTML: what a reader reads, without the markup that may change around it."""

from collections.abc import Sequence
from html.parser import HTMLParser

from resources.values import HEADINGS, Paragraph

BLOCKS = HEADINGS | {"p", "li", "dt", "dd", "tr", "caption", "figcaption", "blockquote", "summary"}
CELLS = frozenset({"td", "th"})
# Drawings only repeat what the words say.
DRAWINGS = frozenset({"svg"})
TARGETS = {"a": "href", "img": "src", "source": "src", "video": "src"}
BETWEEN_CELLS = " | "


def paragraphs_in(html: str) -> list[Paragraph]:
    """The paragraphs of *html* in reading order, each on one line; empty ones are left out."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.end_paragraph()
    return reader.found


class _Reader(HTMLParser):
    """Gathers words until a block begins or ends."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Paragraph] = []
        self._open: list[str] = []
        self._words: list[str] = []
        self._targets: list[str] = []
        self._in_drawing = 0

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        """Begin a block, a cell or a link."""
        self._in_drawing += tag in DRAWINGS
        if tag in BLOCKS:
            self.end_paragraph()
            self._open.append(tag)
        elif tag in CELLS and self._words:
            self._words.append(BETWEEN_CELLS)
        elif tag == "br":
            self._words.append(" ")
        if tag in TARGETS:
            self._note(tag, dict(attrs))

    def handle_endtag(self, tag: str) -> None:
        """End a block."""
        self._in_drawing -= tag in DRAWINGS
        if tag in BLOCKS:
            self.end_paragraph()
            if tag in self._open:
                del self._open[len(self._open) - 1 - self._open[::-1].index(tag) :]

    def handle_data(self, data: str) -> None:
        """Gather words."""
        if not self._in_drawing:
            self._words.append(data)

    def end_paragraph(self) -> None:
        """Keep what was gathered, if it says anything."""
        text = " ".join("".join(self._words).split())
        if text or self._targets:
            kind = self._open[-1] if self._open else "p"
            self.found.append(Paragraph(kind, text, tuple(self._targets)))
        self._words, self._targets = [], []

    def _note(self, tag: str, attributes: dict[str, str | None]) -> None:
        if target := attributes.get(TARGETS[tag]):
            self._targets.append(target)
        if tag == "img" and (words := attributes.get("alt")):
            self._words.append(f" {words} ")
