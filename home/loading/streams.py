"""The texts of the content files as StreamField data."""

import json
import uuid
from collections.abc import Callable, Iterable, Mapping
from typing import Any

Block = Mapping[str, Any]
Find = Callable[[str, str], int | None]
# Any fixed namespace will do: equal blocks must get equal ids on every run.
NAMESPACE = uuid.UUID("8d0f5c62-3f0e-4b57-9c3e-2f6d1a7b4c55")


def stream(blocks: Iterable[tuple[str, Any]]) -> str:
    """StreamField data for pairs of block type and value; ids depend on place and content only."""
    return json.dumps([_entry(place, kind, value) for place, (kind, value) in enumerate(blocks)])


def body_blocks(blocks: Iterable[Block], find: Find) -> str:
    """StreamField data for blocks of the content files; *find* gives the id of what they refer to."""
    pairs = ((block["type"], _value(block, find)) for block in blocks)
    return stream((kind, value) for kind, value in pairs if value is not None)


def texts(items: Iterable[str]) -> list[dict[str, Any]]:
    """Data of a list block that holds *items*."""
    return [_entry(place, "item", item) for place, item in enumerate(items)]


def _entry(place: int, kind: str, value: Any) -> dict[str, Any]:
    text = json.dumps([place, kind, value], sort_keys=True)
    return {"type": kind, "value": value, "id": str(uuid.uuid5(NAMESPACE, text))}


def _value(block: Block, find: Find) -> Any:
    kind = block["type"]
    if kind in REFERENCES:
        name, field = REFERENCES[kind]
        found = find(kind, block[name])
        return None if found is None else {field: found}
    if kind == "table":
        return _table(block)
    lists = {name: texts(block[name]) for name in ("items", "questions", "pitfalls") if name in block}
    return {name: value for name, value in block.items() if name != "type"} | lists


REFERENCES = {
    "figure": ("figure", "figure"),
    "definition": ("term", "term"),
    "practice": ("practice", "page"),
}


def _table(block: Block) -> dict[str, Any]:
    columns = [{"type": "text", "heading": heading} for heading in block["header"]]
    return {
        "caption": block["caption"],
        "columns": columns,
        "rows": [{"values": row} for row in block["rows"]],
    }
