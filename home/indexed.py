"""What the search index keeps of a page: its marked terms, as they were when it was published."""

from collections.abc import Iterable
from functools import cache

from django.db import connection
from django.db.models import CharField
from django.db.models.functions import Cast
from modelsearch.conf import get_app_config

from home.prepared import Prepared, as_list, given_list

Key = tuple[int, int]


def marked_texts(keys: Iterable[Key]) -> dict[Key, str]:
    """Return the marked terms of what has these types and keys, in one query."""
    wanted = set(keys)
    pks, types = {str(pk) for _type, pk in wanted}, {str(type_id) for type_id, _pk in wanted}
    rows = _entries().rows(pks=as_list(pks), types=as_list(types))
    # The types share their numbers: what came along by accident goes.
    return {key: text for type_id, pk, text in rows if (key := (type_id, int(pk))) in wanted}


@cache
def _entries() -> Prepared:
    entries = get_app_config().get_model("IndexEntry").objects
    # On PostgreSQL the column that is searched holds no text.
    column = "body_text" if connection.vendor == "postgresql" else "body"
    found = entries.annotate(type_text=Cast("content_type_id", CharField()))
    found = found.filter(object_id__in=given_list("pks"), type_text__in=given_list("types"))
    return Prepared(found.values_list("content_type_id", "object_id", column))
