"""Queries that are written once and asked often: to build one takes far longer than to run it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from django.db import connection
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

# A list that the database takes apart: one parameter, however long it is.
LISTS = {
    "sqlite": "SELECT value FROM json_each(%s)",
    "postgresql": "SELECT jsonb_array_elements_text(CAST(%s AS jsonb))",
}
NUMBERS = LISTS | {"postgresql": "SELECT CAST(jsonb_array_elements_text(CAST(%s AS jsonb)) AS bigint)"}


class Given(str):
    """Stands in a query for what is given when it is asked."""

    __slots__ = ()


class Prepared:
    """A query as the database gets it."""

    def __init__(self, queryset: QuerySet[Any]) -> None:
        self.model = queryset.model
        self.sql, self.params = queryset.query.sql_with_params()

    def rows(self, most: int | None = None, /, **given: Any) -> list[Any]:
        """The rows, *most* of them, with *given* in its places; lists as ``as_list`` makes them."""
        sql = self.sql if most is None else f"{self.sql} LIMIT {int(most)}"
        with connection.cursor() as cursor:
            cursor.execute(sql, self._params(given))
            return list(cursor.fetchall())

    def things(self, **given: Any) -> list[Any]:
        """The rows as things of the model, which the queryset asks whole; with *given* as for ``rows``."""
        return list(self.model._base_manager.raw(self.sql, self._params(given)))

    def _params(self, given: dict[str, Any]) -> list[Any]:
        return [given[one] if isinstance(one, Given) else one for one in self.params]


def given(name: str) -> RawSQL:
    """One value that is given later, under *name*."""
    return RawSQL("%s", [Given(name)])


def given_list(name: str, *, is_numbers: bool = False) -> RawSQL:
    """The texts, or numbers, of a list that is given later, under *name*."""
    return RawSQL((NUMBERS if is_numbers else LISTS)[connection.vendor], [Given(name)])  # noqa: S611 - of constants


def as_list(values: Iterable[str | int]) -> str:
    """*values* as a list that is given."""
    return json.dumps(list(values))
