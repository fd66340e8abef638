"""From the tree to the pieces of which chapters are made: plain dictionaries that can be sent on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from html import escape
from typing import Any

from .tree import Node

Piece = dict[str, Any]
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
# What Word calls so, and what the editor of the site writes.
MARKS = {"strong": "b", "b": "b", "em": "i", "i": "i"}
NOTE = re.compile(r"#((?:foot|end)note-\w+)")
SAFE = ("http://", "https://", "mailto:", "tel:")
# Around the name of a note, where the text refers to it; no keyboard has them.
NOTE_BEGIN, NOTE_END = "\ue000", "\ue001"


class Pieces:
    """Collects the pieces of a text, its notes, and how often something was left out."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self.notes: dict[str, str] = {}
        self.left_out: Counter[str] = Counter()

    def read(self, root: Node) -> None:
        """Take over what stands in *root*, in order."""
        for node in root.elements:
            if node.name == "ol" and self._is_notes(node):
                self._keep_notes(node)
            else:
                self._read(node)

    def _read(self, node: Node) -> None:
        if node.name in HEADINGS:
            self._heading(node)
        elif node.name == "table":
            self._table(node)
        elif node.name in ("ul", "ol"):
            self._add("html", html=self._list(node))
            self._pictures(node.all("img"))
        else:
            self._paragraph(node)

    def _add(self, kind: str, **facts: Any) -> None:
        self.pieces.append({"kind": kind, **facts})

    def _heading(self, node: Node) -> None:
        words = _without_notes(node)
        if words:
            self._add("heading", level=int(node.name[1]), text=words, notes=_notes_in(node))
        self._pictures(node.all("img"))

    def _paragraph(self, node: Node) -> None:
        kind = node.attributes.get("class", "")
        if kind == "contents":
            self.left_out["contents"] += 1
        elif kind in ("title", "subtitle", "caption", "quote"):
            self._add(kind, text=_without_notes(node), notes=_notes_in(node))
            self._pictures(node.all("img"))
        else:
            self._running_text(node)

    def _running_text(self, node: Node) -> None:
        """A paragraph, cut where a picture stands in it."""
        part: list[Node | str] = []
        for child in [*node.children, None]:
            pictures = [child] if isinstance(child, Node) and child.name == "img" else []
            pictures = pictures or (child.all("img") if isinstance(child, Node) else [])
            if child is not None:
                part.append(child)
            if pictures or child is None:
                self._text(part, is_bold=_is_bold(node))
                self._pictures(pictures)
                part = []

    def _text(self, children: Iterable[Node | str], *, is_bold: bool) -> None:
        html = self._inline(children).strip()
        if html:
            self._add("html", html=f"<p>{html}</p>", **({"bold": True} if is_bold else {}))

    def _pictures(self, images: Iterable[Node]) -> None:
        for image in images:
            alt = " ".join(image.attributes.get("alt", "").split())
            self._add("picture", number=int(image.attributes["src"]), alt=alt)

    def _list(self, node: Node) -> str:
        items = "".join(f"<li>{self._inline(item.children)}</li>" for item in node.elements)
        return f"<{node.name}>{items}</{node.name}>"

    def _inline(self, children: Iterable[Node | str]) -> str:
        return "".join(
            escape(child, quote=False) if isinstance(child, str) else self._element(child)
            for child in children
        )

    def _element(self, node: Node) -> str:
        if node.name == "br":
            return "<br/>"
        if node.name in ("ul", "ol"):
            return self._list(node)
        if note := _note_of(node):
            return f"{NOTE_BEGIN}{note}{NOTE_END}"
        inside = self._inline(node.children)
        if node.name == "a":
            return self._link(node, inside)
        mark = MARKS.get(node.name)
        return f"<{mark}>{inside}</{mark}>" if mark and inside.strip() else inside

    def _link(self, node: Node, inside: str) -> str:
        target = node.attributes.get("href", "")
        if target.lower().startswith(SAFE):
            return f'<a href="{escape(target)}">{inside}</a>'
        if target:
            self.left_out["inner_link" if target.startswith("#") else "bad_link"] += 1
        return inside

    def _table(self, node: Node) -> None:
        rows = [[self._cell(cell) for cell in row.elements] for row in node.all("tr")]
        cells = [cell for row in rows for cell in row]
        if len(cells) == 1:
            self._box(node.all("td", "th")[0])
        elif cells:
            self._add("table", rows=rows, has_header=bool(node.all("thead")))
            self._pictures(node.all("img"))

    def _cell(self, cell: Node) -> Piece:
        across, down = (int(cell.attributes.get(name, 1)) for name in ("colspan", "rowspan"))
        parts = [
            self._list(child) if isinstance(child, Node) and child.name in ("ul", "ol") else child
            for child in cell.children
        ]
        html = "<br/>".join(
            html for part in parts if (html := part if isinstance(part, str) else self._inline(part.children))
        )
        bare = _bare(cell)
        marks = bare.all("a", "ul", "ol", "strong", "em", "table")
        return {
            "text": self._plain(cell),
            "html": html,
            "across": across,
            "down": down,
            "has_more": bool(marks or len(bare.all("p")) > 1),
            "notes": _notes_in(cell),
        }

    def _plain(self, cell: Node) -> str:
        """The words of a cell, and the addresses that only stood in its links."""
        words = _without_notes(cell)
        return " ".join([words, *(target for target in _targets(cell) if target not in words)]).strip()

    def _box(self, cell: Node) -> None:
        """A frame round a text, which Word makes as a table of one cell."""
        inner = Pieces()
        inner.read(cell)
        self.left_out.update(inner.left_out)
        self._add("box", pieces=inner.pieces)

    def _is_notes(self, node: Node) -> bool:
        items = node.elements
        return bool(items) and all(NOTE.fullmatch("#" + item.attributes.get("id", "")) for item in items)

    def _keep_notes(self, node: Node) -> None:
        for item in node.elements:
            self.notes[item.attributes["id"]] = self._note(item)

    def _note(self, item: Node) -> str:
        """The words of a note; an address that only stood in the link comes after them."""
        words = item.words.replace("↑", "").strip()
        return " ".join([words, *(target for target in _targets(item) if target not in words)])


def _targets(node: Node) -> list[str]:
    targets = (link.attributes.get("href", "") for link in node.all("a"))
    return [target for target in targets if target.lower().startswith(SAFE)]


def _note_of(node: Node) -> str:
    """The name of the note that *node* refers to, if it is such a reference."""
    link = next(iter(node.all("a")), None) if node.name == "sup" else None
    found = NOTE.fullmatch(link.attributes.get("href", "")) if link else None
    return found[1] if found else ""


def _notes_in(node: Node) -> list[str]:
    return [note for mark in node.all("sup") if (note := _note_of(mark))]


def _without_notes(node: Node) -> str:
    return _bare(node).words


def _bare(node: Node) -> Node:
    """*node* without references to notes."""
    kept = [
        child if isinstance(child, str) else _bare(child)
        for child in node.children
        if isinstance(child, str) or not _note_of(child)
    ]
    return Node(node.name, node.attributes, kept)


def _is_bold(node: Node) -> bool:
    """Whether all words of *node* are bold: perhaps somebody meant a heading."""
    bold = " ".join(part.words for part in node.all("strong", "b"))
    return bool(node.words) and " ".join(bold.split()) == node.words
