"""The lists of "Nu te doen", in their order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.functional import Promise

MOST_SHOWN = 5


@dataclass(frozen=True)
class Todo:
    """One thing to do: *url* is where it is done, *note* says what is the matter."""

    title: str
    url: str
    note: str = ""


@dataclass(frozen=True)
class Listed:
    """The first things of a list, and how many there are in all."""

    todos: Sequence[Todo]
    number: int

    @classmethod
    def of(cls, todos: Sequence[Todo]) -> Listed:
        """The first of *todos*, which are all there are."""
        return cls(todos[:MOST_SHOWN], len(todos))


@dataclass(frozen=True)
class TodoList:
    """A kind of work: *load* gives what waits for a person at a moment, None for who has no part in it.

    *all_url* is a named address of the whole list, if there is one.
    """

    code: str
    order: int
    title: str | Promise
    load: Callable[[Any, datetime], Listed | None]
    all_url: str = ""


_lists: dict[str, TodoList] = {}


def register_todo(found: TodoList) -> TodoList:
    """Add a list; the last one of its code counts."""
    _lists[found.code] = found
    return found


def todo_lists() -> list[TodoList]:
    """The lists, in their order."""
    return sorted(_lists.values(), key=lambda one: (one.order, one.code))
