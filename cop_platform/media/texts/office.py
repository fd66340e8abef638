"""The words of office files: XML in a zip file, of which as much is unpacked as we said before."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO
from xml.parsers import expat

from .errors import Unreadable
from .limits import MAX_PART, MAX_PARTS, MAX_TEXT

CHUNK = 64 * 1024
# Where the words are: the beginning of the names of parts, and the elements that hold text (all of them
# when there are none).  Codes of fields and what was struck out are in other elements.
PARTS = {
    "docx": (("word/document.xml", "word/footnotes.xml", "word/endnotes.xml"), {"t"}),
    "pptx": (("ppt/slides/slide", "ppt/notesSlides/notesSlide"), {"t"}),
    "xlsx": (("xl/sharedStrings.xml",), {"t"}),
    "odt": (("content.xml",), set[str]()),
}
BLOCKS = {"p", "h", "tr", "br", "tab", "si", "row", "table-row", "line-break"}


def words(body: bytes, extension: str) -> str:
    """The text of *body*, block by block; raises Unreadable."""
    beginnings, elements = PARTS[extension]
    with zipfile.ZipFile(BytesIO(body)) as packed:
        names = [name for name in packed.namelist() if name.endswith(".xml") and name.startswith(beginnings)]
        found: list[str] = []
        for name in sorted(names)[:MAX_PARTS]:
            found += _of_part(packed, name, elements)
            if sum(map(len, found)) >= MAX_TEXT:
                break
    return "".join(found)


def _of_part(packed: zipfile.ZipFile, name: str, elements: set[str]) -> list[str]:
    collector = Collector(elements)
    for chunk in _chunks(packed, name):
        collector.feed(chunk)
        if collector.length >= MAX_TEXT:
            break
    return collector.found


def _chunks(packed: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    """What is in the part *name*, never more than MAX_PART of it whatever it says of its size."""
    left = MAX_PART
    with packed.open(name) as part:
        while left > 0 and (chunk := part.read(min(CHUNK, left))):
            left -= len(chunk)
            yield chunk


class Collector:
    """Keeps the characters inside *elements* (or all), and a line end after each block."""

    def __init__(self, elements: set[str]) -> None:
        self.elements, self.inside = elements, 0
        self.found: list[str] = []
        self.length = 0
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.StartElementHandler = self._starts
        self._parser.EndElementHandler = self._ends
        self._parser.CharacterDataHandler = self._says
        # Entities come from there: text that grows while it is read.
        self._parser.StartDoctypeDeclHandler = self._refuses

    def feed(self, chunk: bytes) -> None:
        """Read on; what is no XML any more ends here, with what there was before it."""
        try:
            self._parser.Parse(chunk, False)
        except expat.ExpatError as error:
            if not self.found:
                raise Unreadable("damaged") from error
            self.length = MAX_TEXT

    def _starts(self, name: str, attributes: dict[str, str]) -> None:
        self.inside += _local(name) in self.elements

    def _ends(self, name: str) -> None:
        self.inside -= _local(name) in self.elements
        if _local(name) in BLOCKS:
            self._keep("\n")

    def _says(self, text: str) -> None:
        if self.inside or not self.elements:
            self._keep(text)

    def _keep(self, text: str) -> None:
        self.found.append(text)
        self.length += len(text)

    def _refuses(self, *facts: object) -> None:
        raise Unreadable("doctype")


def _local(name: str) -> str:
    return name.rpartition(" ")[2]
