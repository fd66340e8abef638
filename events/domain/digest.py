"""What tells whether a copy of a feed is still the same, without reading the feed."""

from __future__ import annotations

import hashlib
from typing import Any

from django.db.models import Aggregate, CharField, F, TextField, Value
from django.db.models.functions import Cast, Concat

from events.models.event import EventQuerySet

# Raise this when the head or the zone of every feed changes.
FORMAT = 2


class Listed(Aggregate):
    """All values of a column in one text, with commas."""

    function = "GROUP_CONCAT"
    template = "%(function)s(%(expressions)s, ',')"
    output_field = TextField()

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        """The same under PostgreSQL's name."""
        return self.as_sql(compiler, connection, function="STRING_AGG", **context)


def versions() -> Listed:
    """The number and the SEQUENCE of every row: each text has its own, so they stand for the texts."""
    number, sequence = (Cast(F(name), CharField()) for name in ("pk", "sequence"))
    return Listed(Concat(number, Value("."), sequence))


def digest(listed: str | None, *known: object) -> str:
    """A digest of *known* and of the ``versions`` that were *listed*, in whatever order."""
    stated = repr((FORMAT, *known, sorted((listed or "").split(","))))
    return hashlib.sha256(stated.encode()).hexdigest()[:32]


def digest_of(events: EventQuerySet, *known: object) -> str:
    """A digest of *known* and of the texts of *events*, from one query."""
    return digest(events.aggregate(listed=versions())["listed"], *known)
