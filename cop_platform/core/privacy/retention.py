"""Removes what has had its time, by the labels."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from cop_platform.core.privacy.erasure import remove
from cop_platform.core.privacy.labels import Label
from cop_platform.core.privacy.registry import labels


def over(label: Label, now: datetime) -> QuerySet[Any]:
    """The rows of *label* that have had their time at *now*."""
    return label.model._base_manager.filter(label.kept.over(now))


def timed() -> list[Label]:
    """The labels whose rows end by the clock."""
    return [label for label in labels().values() if label.kept.since]


def remove_expired(now: datetime) -> dict[str, int]:
    """Remove the rows, and files, that have had their time at *now*; how many per table."""
    return {label.model_name: _remove(label, now) for label in timed()}


@transaction.atomic
def _remove(label: Label, now: datetime) -> int:
    return remove(label, over(label, now))
