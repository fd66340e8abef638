"""What the index finds: the rows that have the marked terms of a query, without the engine's own rank."""

from __future__ import annotations

import json
from typing import Any

from django.db import connection
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL
from modelsearch.utils import get_descendants_content_types_pks
from wagtail.search.query import And, Or, PlainText, SearchQuery

from home.prepared import Given, Prepared

# Type, key, title and place in the tree.
Row = tuple[int, int, str, str]
# Marked terms are letters and digits: nothing to escape, in either language.
MATCHES = {
    "sqlite": "SELECT CAST(entry.object_id AS INTEGER) FROM wagtailsearch_indexentry_fts found "
    "JOIN wagtailsearch_indexentry entry ON entry.id = found.rowid "
    "WHERE wagtailsearch_indexentry_fts MATCH %s "
    "AND entry.content_type_id IN (SELECT value FROM json_each(%s))",
    "postgresql": "SELECT CAST(object_id AS integer) FROM wagtailsearch_indexentry "
    "WHERE body @@ to_tsquery('simple', %s) "
    "AND content_type_id IN (SELECT CAST(jsonb_array_elements_text(CAST(%s AS jsonb)) AS integer))",
}
AND, OR = {"sqlite": " AND ", "postgresql": " & "}, {"sqlite": " OR ", "postgresql": " | "}
QUERY = "query"


class Hits:
    """How some rows are found, as they come and in the order in which they were made."""

    def __init__(self, first: QuerySet[Any], *others: QuerySet[Any]) -> None:
        found = first.union(*others, all=True) if others else first
        self.any = Prepared(found)
        self.in_order = Prepared(found.order_by("type_id", "pk"))


def hits(queryset: QuerySet[Any], type_id: Any, path: Any) -> QuerySet[Any]:
    """Those of *queryset* that a query finds which is given later, as rows with *type_id* and *path*."""
    types = json.dumps(sorted(get_descendants_content_types_pks(queryset.model)))
    match = RawSQL(MATCHES[connection.vendor], [Given(QUERY), types])  # noqa: S611 - one of two constants
    placed = queryset.filter(pk__in=match).order_by().annotate(type_id=type_id, tree=path)
    return placed.values_list("type_id", "pk", "title", "tree")


def found_by(asked: Hits, query: SearchQuery, most: int) -> tuple[list[Row], bool]:
    """All rows that *query* finds, or the first *most* as they were made; and whether these are all."""
    text = as_match(query)
    rows = asked.any.rows(most + 1, query=text)
    if len(rows) <= most:
        return rows, True
    # Sorting all of them is what takes long.
    return asked.in_order.rows(most, query=text), False


def as_match(query: SearchQuery) -> str:
    """A *query* of marked terms in the language of the engine."""
    if isinstance(query, PlainText):
        return str(query.query_string)
    if not isinstance(query, And | Or):
        raise ValueError(query)
    joins = AND if isinstance(query, And) else OR
    return f"({joins[connection.vendor].join(as_match(one) for one in query.subqueries)})"
