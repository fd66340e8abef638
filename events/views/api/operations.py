"""What an address of the API is: the door checks requests against it, the document describes it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

ROOT = "/api/v1"
Schema = dict[str, Any]


@dataclass(frozen=True)
class Parameter:
    """A parameter of the address; *is_list* when repeating it asks for several values."""

    name: str
    description: str
    schema: Schema
    example: Any = None
    is_list: bool = False


@dataclass(frozen=True)
class Operation:
    """One address that gives something; *answer* is the name of its schema in the document."""

    name: str
    path: str
    summary: str
    description: str
    answer: str
    example: Any
    parameters: tuple[Parameter, ...] = ()
    tag: str = "agenda"

    def parameter(self, name: str) -> Parameter | None:
        """Its parameter *name*, if it has one."""
        return next((one for one in self.parameters if one.name == name), None)
