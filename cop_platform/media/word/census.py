"""What stands in the parts of a Word file before anybody builds something of them."""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from io import BytesIO
from xml.parsers import expat

from .errors import Unreadable
from .limits import MAX_PART

CHUNK = 64 * 1024
# Elements whose content the reader leaves out, by what we call them.
LEFT_OUT = {
    "oMath": "formula",
    "chart": "chart",
    "relIds": "diagram",
    "commentReference": "comment",
    "delText": "deleted",
    "ins": "inserted",
}
BODY = "word/document.xml"
AROUND = re.compile(r"word/(?:header|footer)[0-9]*\.xml")


def census(body: bytes) -> Counter[str]:
    """How often the file has what chapters leave out.

    Raises Unreadable for a part that is too long, that is no XML, or that may grow while it is read.
    """
    found: Counter[str] = Counter()
    with zipfile.ZipFile(BytesIO(body)) as packed:
        for entry in packed.infolist():
            if entry.filename.endswith((".xml", ".rels")):
                _count(packed, entry, found)
    return found


def _count(packed: zipfile.ZipFile, entry: zipfile.ZipInfo, found: Counter[str]) -> None:
    if entry.file_size > MAX_PART:
        raise Unreadable("too_long")
    counter = _Counter()
    with packed.open(entry) as part:
        while chunk := part.read(CHUNK):
            counter.feed(chunk)
    if entry.filename == BODY:
        found.update(counter.elements)
    elif AROUND.fullmatch(entry.filename) and counter.has_words:
        found["around"] += 1


class _Counter:
    """Counts elements by what we call them."""

    def __init__(self) -> None:
        self.elements: Counter[str] = Counter()
        self.has_words = False
        self._in_text = False
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.StartElementHandler = self._starts
        self._parser.EndElementHandler = self._ends
        self._parser.CharacterDataHandler = self._says
        # Entities come from there: text that grows, or comes from elsewhere, while it is read.
        self._parser.StartDoctypeDeclHandler = self._refuses

    def feed(self, chunk: bytes) -> None:
        """Read on."""
        try:
            self._parser.Parse(chunk, False)
        except expat.ExpatError as error:
            raise Unreadable("damaged") from error

    def _starts(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(" ")[2]
        self._in_text = local == "t"
        if local in LEFT_OUT:
            self.elements[LEFT_OUT[local]] += 1

    def _ends(self, name: str) -> None:
        self._in_text = False

    def _says(self, text: str) -> None:
        self.has_words = self.has_words or (self._in_text and bool(text.strip()))

    def _refuses(self, *facts: object) -> None:
        raise Unreadable("damaged")
