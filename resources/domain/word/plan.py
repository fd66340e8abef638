"""What would become of a Word file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

Block = dict[str, Any]


@dataclass(frozen=True)
class Remark:
    """Something that an editor must know; *code* is one of ``remarks``, *chapter* its number or -1."""

    code: str
    chapter: int = -1
    detail: str = ""
    count: int = 1


@dataclass
class PlannedChapter:
    """A chapter: blocks as they are stored, but for pictures, which have the number they have in the file."""

    title: str
    blocks: list[Block] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)

    def counts(self) -> Counter[str]:
        """How many blocks of each kind it has."""
        return Counter(block["type"] for block in self.blocks)


@dataclass
class Plan:
    """The chapters in their order, and what to tell about them."""

    chapters: list[PlannedChapter] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """To store it."""
        return asdict(self)

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> Plan:
        """As it was stored."""
        return cls(
            [PlannedChapter(**chapter) for chapter in stored["chapters"]],
            [Remark(**remark) for remark in stored["remarks"]],
        )
