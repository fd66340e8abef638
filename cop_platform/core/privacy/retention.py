"""Removes what has had its time, by the labels."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import structlog
from django.db import transaction
from django.db.models import QuerySet

from cop_platform.core.privacy.erasure import remove
from cop_platform.core.privacy.labels import Label, Text
from cop_platform.core.privacy.registry import labels

log = structlog.stdlib.get_logger("cop_platform.privacy")
MOST_AT_ONCE = 1_000


@dataclass(frozen=True)
class Step:
    """What a clock does to rows that no label can find: *find* gives them at a moment, *act* does it to one.

    *name* is a code, *words* tell the operator what and when.  An error in one row keeps no other.
    """

    name: str
    words: Text
    find: Callable[[datetime], QuerySet[Any]]
    act: Callable[[Any, datetime], object]


_steps: list[Step] = []


def also_by_clock(step: Step) -> Step:
    """Register *step* with the nightly removal and its dry run."""
    _steps.append(step)
    return step


def steps() -> list[Step]:
    """The steps that are registered."""
    return _steps


def over(label: Label, now: datetime) -> QuerySet[Any]:
    """The rows of *label* that have had their time at *now*."""
    return label.model._base_manager.filter(label.kept.over(now))


def timed() -> list[Label]:
    """The labels whose rows end by the clock."""
    return [label for label in labels().values() if label.kept.since]


def remove_expired(now: datetime) -> dict[str, int]:
    """Remove the rows, and files, that have had their time at *now*; how many per table and per step."""
    taken = {step.name: _take(step, now) for step in steps()}
    return {**taken, **{label.model_name: _remove(label, now) for label in timed()}}


def _take(step: Step, now: datetime) -> int:
    return sum(_took(step, row, now) for row in list(step.find(now)[:MOST_AT_ONCE]))


def _took(step: Step, row: Any, now: datetime) -> bool:
    try:
        with transaction.atomic():
            step.act(row, now)
    except Exception:
        log.exception("step failed", step=step.name, row=row.pk)
        return False
    return True


@transaction.atomic
def _remove(label: Label, now: datetime) -> int:
    return remove(label, over(label, now))
