"""Tables of Word as ours: one header row, one text in each cell; else as a list."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from resources.domain.word.plan import Block

Cell = dict[str, Any]
MOST_IN_CELL = 400
MOST_COLUMNS = 30
Told = Callable[[str], None]


def table_block(piece: dict[str, Any], *, caption: str, mark: Callable[[str], str], told: Told) -> Block:
    """The table as a block; *mark* gives the words that stand for a note, *told* hears what changed.

    A merged cell says the same in each place.  Cells that are too long for a table make it a list.
    """
    rows = _grid(piece["rows"], told)
    texts = [[" ".join([cell["text"], *map(mark, cell["notes"])]).strip() for cell in row] for row in rows]
    if len(texts) == 1 or any(len(text) > MOST_IN_CELL for row in texts for text in row):
        told("table_as_list")
        return {"type": "text", "value": {"html": _as_list(rows, caption)}}
    if not piece["has_header"]:
        told("first_row")
    if any(cell["has_more"] for row in rows for cell in row):
        told("plain_cells")
    columns = [{"type": "text", "heading": text} for text in texts[0]]
    value = {"caption": caption, "columns": columns, "rows": [{"values": row} for row in texts[1:]]}
    return {"type": "table", "value": value}


def _grid(rows: list[list[Cell]], told: Told) -> list[list[Cell]]:
    """The cells in their places, every row equally long."""
    taken: dict[tuple[int, int], Cell] = {}
    for down, row in enumerate(rows):
        across = 0
        for cell in row:
            while (down, across) in taken:
                across += 1
            _place(taken, cell, down, across, len(rows))
            if cell["across"] > 1 or cell["down"] > 1:
                told("merged_cells")
    width = max((across for _down, across in taken), default=0) + 1
    return [[taken.get((down, across), EMPTY) for across in range(width)] for down in range(len(rows))]


EMPTY: Cell = {"text": "", "html": "", "notes": [], "has_more": False, "across": 1, "down": 1}


def _place(taken: dict[tuple[int, int], Cell], cell: Cell, down: int, across: int, height: int) -> None:
    for row in range(down, min(down + max(cell["down"], 1), height)):
        for column in range(across, min(across + max(cell["across"], 1), MOST_COLUMNS)):
            taken.setdefault((row, column), cell)


def _as_list(rows: list[list[Cell]], caption: str) -> str:
    """Every row as an item, every cell after the words of its column."""
    heads = [cell["text"] for cell in rows[0]] if len(rows) > 1 else []
    items = [
        "<br/>".join(_told(cell, heads[place] if heads else "") for place, cell in enumerate(row))
        for row in rows[1:] or rows
    ]
    title = f"<p><b>{_escaped(caption)}</b></p>" if caption else ""
    return title + "<ul>" + "".join(f"<li>{item}</li>" for item in items) + "</ul>"


def _told(cell: Cell, head: str) -> str:
    return f"<b>{_escaped(head)}:</b> {cell['html']}" if head else str(cell["html"])


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
