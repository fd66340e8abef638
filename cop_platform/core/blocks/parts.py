"""The parts of a stream as it is stored: without the pages, figures and terms that it names."""

from collections.abc import Callable, Mapping
from typing import Any

from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import BaseTypedTableBlock

# A part that holds no other, its value, and what stands beside it in its block.
Change = Callable[[blocks.Block, Any, Mapping[str, Any]], Any]


def changed(block: blocks.Block | None, value: Any, change: Change, beside: Mapping[str, Any] = {}) -> Any:
    """The JSON *value* of *block* with its parts as *change* makes them; unknown blocks stay."""
    if isinstance(block, blocks.BaseStreamBlock):
        return [_item(block.child_blocks.get(item["type"]), item, change) for item in value]
    if isinstance(block, blocks.BaseStructBlock):
        children = block.child_blocks
        return {name: changed(children.get(name), part, change, value) for name, part in value.items()}
    if isinstance(block, blocks.ListBlock):
        return [_item(block.child_block, item, change) for item in value]
    if isinstance(block, BaseTypedTableBlock):
        return _table(block, value, change)
    return value if block is None else change(block, value, beside)


def _item(block: blocks.Block | None, item: Mapping[str, Any], change: Change) -> dict[str, Any]:
    return {**item, "value": changed(block, item["value"], change)}


def _table(block: BaseTypedTableBlock, table: Any, change: Change) -> Any:
    columns = [block.child_blocks.get(column["type"]) for column in table["columns"]]
    rows = [
        row | {"values": [changed(*cell, change) for cell in zip(columns, row["values"], strict=True)]}
        for row in table["rows"]
    ]
    return table | {"rows": rows}
