"""Rows that wait for a worker: *wanted_at* says from when one may take them."""

from datetime import datetime, timedelta
from typing import Any, TypeVar

from django.db.models import Model, Q, QuerySet

from cop_platform.core.models.lease import SKEW

Row = TypeVar("Row", bound=Model)


def take_waiting(rows: QuerySet[Row], *, now: datetime, retry: timedelta, **facts: Any) -> Row | None:
    """The first of *rows*, as they are ordered, whose moment has come at *now*; it gets *facts*.

    One conditional UPDATE decides: nobody else gets it for *retry*, unless it is wanted
    again.  What lies further ahead is of a clock that was put right.  None when none
    waits, or another worker was first.
    """
    due = Q(wanted_at__lte=now) | Q(wanted_at__gt=now + retry + SKEW)
    row: Any = rows.filter(due).first()
    if row is None:
        return None
    same = rows.model._default_manager.filter(pk=row.pk, wanted_at=row.wanted_at)
    row.wanted_at = now + retry
    return row if same.update(wanted_at=row.wanted_at, **facts) else None
