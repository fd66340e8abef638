"""What the search index keeps of a page: its marked terms, as they were when it was published."""

from collections import defaultdict
from collections.abc import Iterable

from django.db import connection
from modelsearch.conf import get_app_config

Key = tuple[int, int]


def marked_texts(keys: Iterable[Key]) -> dict[Key, str]:
    """Return the marked terms of what has these types and keys, in one query."""
    wanted: dict[int, list[str]] = defaultdict(list)
    for type_id, pk in keys:
        wanted[type_id].append(str(pk))
    entries = get_app_config().get_model("IndexEntry").objects
    # On PostgreSQL the column that is searched holds no text.
    column = "body_text" if connection.vendor == "postgresql" else "body"
    everything = (
        entries.filter(content_type_id=type_id, object_id__in=pks).values_list(
            "content_type_id", "object_id", column
        )
        for type_id, pks in sorted(wanted.items())
    )
    first, *others = [*everything] or [entries.none().values_list("content_type_id", "object_id", column)]
    rows = first.union(*others, all=True) if others else first
    return {(type_id, int(pk)): text for type_id, pk, text in rows}
