"""One chapter in our blocks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from typing import Any

from cop_platform.core.text import clean_rich_text, plain_text
from resources.domain.word.cutting import Part
from resources.domain.word.plan import PlannedChapter, Remark
from resources.domain.word.tables import table_block

MOST_OF_TITLE, MOST_OF_CAPTION, MOST_OF_ALT, MOST_OF_FRAME = 255, 300, 250, 120
# Rich text of one block; a longer one is cut between two pieces.
MOST_OF_TEXT = 50_000
SHORT_LINE = 80
NOTE = re.compile("\ue000([\\w-]+)\ue001")
# "Tabel 2:" and the like: our pages number nothing.
NUMBERED = re.compile(r"^(?:tabel|figuur|afbeelding|table|figure)\s*\d*\s*[.:–-]?\s*", re.IGNORECASE)
SOURCE = re.compile(r"\s*\(?\b(?:bron|source):\s*(?P<words>.+?)\)?\s*$", re.IGNORECASE)
FRAMES = {"let op": "warning", "waarschuwing": "warning", "voorbeeld": "example", "casus": "example"}


class ChapterWriter:
    """Writes the pieces of a part, and remembers what an editor must know."""

    def __init__(self, part: Part, title: str, number: int, notes: Mapping[str, str]) -> None:
        self.chapter = PlannedChapter(title[:MOST_OF_TITLE])
        self.remarks: Counter[tuple[str, str]] = Counter()
        self._number, self._notes, self._level = number, notes, part.level
        self._open: list[int] = []
        self._html: list[str] = []
        self._caption = ""
        self._known: dict[str, int] = {}
        self._cite(part.notes)
        for piece in part.pieces:
            self._take(piece)
        self._close()

    def told(self) -> list[Remark]:
        """What to tell of this chapter."""
        if not self.chapter.blocks:
            self.remarks["empty", ""] += 1
        return [Remark(code, self._number, detail, count) for (code, detail), count in self.remarks.items()]

    def _take(self, piece: dict[str, Any]) -> None:
        {
            "heading": self._heading,
            "html": self._text,
            "table": self._table,
            "picture": self._picture,
            "caption": self._keep_caption,
            "quote": self._quote,
            "box": self._box,
        }[piece["kind"]](piece)

    def _heading(self, piece: dict[str, Any]) -> None:
        """Levels as deep as they are nested: none is skipped, and below the second all are equal."""
        self._end_caption()
        last = self._open[-1] if self._open else self._level
        if piece["level"] > last + 1:
            self._remark("skipped", piece["text"])
        self._open = [*(level for level in self._open if level < piece["level"]), piece["level"]]
        if len(self._open) > 2:
            self._remark("deep", piece["text"])
        tag = "h3" if len(self._open) == 1 else "h4"
        self._cite(piece.get("notes", ()))
        self._html.append(f"<{tag}>{_escaped(piece['text'])}</{tag}>")

    def _text(self, piece: dict[str, Any]) -> None:
        self._end_caption()
        if piece.get("bold") and len(plain_text(piece["html"])) < SHORT_LINE:
            self._remark("bold_line", plain_text(piece["html"]))
        if sum(map(len, self._html)) + len(piece["html"]) > MOST_OF_TEXT:
            self._flush()
        self._html.append(self._with_marks(piece["html"]))

    def _table(self, piece: dict[str, Any]) -> None:
        caption = self._taken_caption()
        self._flush()
        block = table_block(piece, caption=caption, mark=self._mark, told=self._remark)
        if block["type"] == "text":
            self._html.append(self._with_marks(block["value"]["html"]))
        else:
            self.chapter.blocks.append(block)

    def _picture(self, piece: dict[str, Any]) -> None:
        caption, source = _sourced(self._taken_caption())
        alt = piece["alt"][:MOST_OF_ALT]
        value = {"picture": piece["number"], "alt": alt, "caption": caption, "source": source}
        self._block("picture", value)

    def _keep_caption(self, piece: dict[str, Any]) -> None:
        """Words above or below a table or picture: they go with it."""
        self._cite(piece.get("notes", ()))
        words = NUMBERED.sub("", piece["text"])[:MOST_OF_CAPTION]
        last = self.chapter.blocks[-1] if self.chapter.blocks and not self._html else None
        if last and last["type"] == "picture" and not last["value"]["caption"]:
            last["value"]["caption"], last["value"]["source"] = _sourced(words)
        elif last and last["type"] == "table" and not last["value"]["caption"] and not self._caption:
            last["value"]["caption"] = words
        else:
            self._end_caption()
            self._caption = words

    def _quote(self, piece: dict[str, Any]) -> None:
        self._end_caption()
        self._cite(piece.get("notes", ()))
        self._block("quote", {"text": piece["text"].strip("“”\"'„ "), "role": ""})

    def _box(self, piece: dict[str, Any]) -> None:
        """A frame that says what it is becomes that block; any other is text like the rest."""
        self._end_caption()
        first = plain_text(piece["pieces"][0].get("html", "")) if piece["pieces"] else ""
        word, colon, _title = first.partition(":")
        kind = FRAMES.get(word.strip().lower())
        rest = piece["pieces"][1:]
        if kind and rest and all(one["kind"] == "html" for one in rest):
            html = "".join(self._with_marks(one["html"]) for one in rest)
            title = first[:MOST_OF_FRAME] if colon else ""
            self._block(kind, {"title": title, "html": clean_rich_text(html)})
        else:
            self._remark("frame")
            for one in piece["pieces"]:
                self._take({**one, "bold": False})

    def _block(self, kind: str, value: dict[str, Any]) -> None:
        self._flush()
        self.chapter.blocks.append({"type": kind, "value": value})

    def _flush(self) -> None:
        if self._html:
            html = clean_rich_text("".join(self._html))
            self.chapter.blocks.append({"type": "text", "value": {"html": html}})
            self._html = []

    def _close(self) -> None:
        self._end_caption()
        self._flush()

    def _taken_caption(self) -> str:
        words, self._caption = self._caption, ""
        return words

    def _end_caption(self) -> None:
        """A caption of nothing is a line of text."""
        if words := self._taken_caption():
            self._html.append(f"<p>{_escaped(words)}</p>")

    def _with_marks(self, html: str) -> str:
        return NOTE.sub(lambda found: self._mark(found[1]), html)

    def _mark(self, note: str) -> str:
        """The words in the text that stand for *note*, whose own words go to the sources."""
        if note not in self._notes:
            return ""
        if note not in self._known:
            self._known[note] = len(self._known) + 1
            self.chapter.sources.append(f"[{self._known[note]}] {self._notes[note]}")
        return f"[{self._known[note]}]"

    def _cite(self, notes: Any) -> None:
        """Notes of a heading or caption: in the sources, without a mark."""
        for note in notes:
            self._mark(note)

    def _remark(self, code: str, detail: str = "") -> None:
        self.remarks[code, detail[:SHORT_LINE]] += 1


def _sourced(words: str) -> tuple[str, str]:
    """A caption in what it says and where it comes from."""
    found = SOURCE.search(words)
    if found is None:
        return words, ""
    return words[: found.start()].strip(), found["words"].strip()[:200]


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
