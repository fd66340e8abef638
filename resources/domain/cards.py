"""Room cards in a chapter: each has an address that stays while the text around it moves."""

from collections.abc import Iterable
from typing import Any

KEY_LENGTH = 8


def card_key(block: Any) -> str:
    """The first letters of the key of *block*: enough to tell it from the other cards of one chapter."""
    return str(block.id or "")[:KEY_LENGTH]


def cards_in(body: Iterable[Any]) -> dict[str, Any]:
    """The room cards of a text by their key, in the order of the text."""
    return {card_key(block): block for block in body if block.block_type == "room_card" and block.id}
