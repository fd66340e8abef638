"""What the search index keeps of a page: its marked terms, as they were when it was published."""

from collections.abc import Iterable
from functools import cache

from django.db import connection
from modelsearch.conf import get_app_config

from home.prepared import Prepared, as_list, given_list


def marked_texts(entries: Iterable[int]) -> dict[int, str]:
    """Return the marked terms of these *entries* of the index, in one query."""
    return dict(_texts().rows(keys=as_list(entries)))


@cache
def _texts() -> Prepared:
    # On PostgreSQL the column that is searched holds no text.
    column = "body_text" if connection.vendor == "postgresql" else "body"
    found = (
        get_app_config().get_model("IndexEntry").objects.filter(pk__in=given_list("keys", is_numbers=True))
    )
    return Prepared(found.values_list("pk", column))
