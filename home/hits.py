"""What the index finds: the rows that have the marked terms of a query, without the engine's own rank."""

from __future__ import annotations

from typing import Any

from django.db import connection
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL
from modelsearch.utils import get_descendants_content_types_pks
from wagtail.search.query import And, Or, PlainText, SearchQuery

from home.prepared import Given, Prepared

# Type, key, title and place in the tree, as a candidate has them; and the key of the entry in the index.
Row = tuple[int, int, str, str, int]
# Marked terms are letters and digits: nothing to escape, in either language.  The engine goes from the
# index to the rows, and stops when it has as many as were asked for.
INDEX = {
    "sqlite": ["wagtailsearch_indexentry_fts", "wagtailsearch_indexentry"],
    "postgresql": ["wagtailsearch_indexentry"],
}
MATCHES = {
    "sqlite": "wagtailsearch_indexentry_fts MATCH %s "
    "AND wagtailsearch_indexentry.id = wagtailsearch_indexentry_fts.rowid "
    "AND {key} = CAST(wagtailsearch_indexentry.object_id AS INTEGER)",
    "postgresql": "wagtailsearch_indexentry.body @@ to_tsquery('simple', %s) "
    "AND {key} = CAST(wagtailsearch_indexentry.object_id AS integer)",
}
OF_TYPES = " AND wagtailsearch_indexentry.content_type_id IN ({types})"
AND, OR = {"sqlite": " AND ", "postgresql": " & "}, {"sqlite": " OR ", "postgresql": " | "}
QUERY = "query"


class Hits:
    """How some rows are found, as they come and in the order in which they were made."""

    def __init__(self, first: QuerySet[Any], *others: QuerySet[Any]) -> None:
        found = first.union(*others, all=True) if others else first
        self.any = Prepared(found)
        self.in_order = Prepared(found.order_by("type_id", "pk"))


def hits(queryset: QuerySet[Any], type_id: Any, place: Any) -> QuerySet[Any]:
    """Those of *queryset* that a query finds which is given later, as rows with *type_id* and *place*."""
    meta = queryset.model._meta
    types = ", ".join(str(int(pk)) for pk in sorted(get_descendants_content_types_pks(queryset.model)))
    match = MATCHES[connection.vendor].format(key=f"{meta.db_table}.{meta.pk.column}")
    found = queryset.order_by().extra(  # noqa: S610 - of constants of ours
        tables=INDEX[connection.vendor], where=[match + OF_TYPES.format(types=types)], params=[Given(QUERY)]
    )
    placed = found.annotate(type_id=type_id, place=place, entry=RawSQL("wagtailsearch_indexentry.id", []))
    return placed.values_list("type_id", "pk", "title", "place", "entry")


def all_of(asked: Hits, query: SearchQuery, most: int) -> list[Row] | None:
    """All rows that *query* finds; nothing when there are more than *most*."""
    rows = asked.any.rows(most + 1, query=as_match(query))
    return rows if len(rows) <= most else None


def first_of(asked: Hits, query: SearchQuery, most: int) -> list[Row]:
    """The first *most* rows that *query* finds, as they were made."""
    return asked.in_order.rows(most, query=as_match(query))


def as_match(query: SearchQuery) -> str:
    """A *query* of marked terms in the language of the engine."""
    if isinstance(query, PlainText):
        return str(query.query_string)
    if not isinstance(query, And | Or):
        raise ValueError(query)
    joins = AND if isinstance(query, And) else OR
    return f"({joins[connection.vendor].join(as_match(one) for one in query.subqueries)})"
