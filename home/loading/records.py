"""What was written before, and whether a person changed it since."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Protocol

from django.db.models import Model, QuerySet
from wagtail.blocks import StreamValue

from events.rules import serialize
from home.models import DemoRecord


def digest(value: Any) -> str:
    """A short fingerprint of *value*, equal for equal content."""
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, default=_plain)
    return hashlib.sha256(text.encode()).hexdigest()


def _plain(value: Any) -> Any:
    if isinstance(value, Model):
        return f"{value._meta.label}:{value.pk}"
    if isinstance(value, QuerySet | set | frozenset):
        return sorted(str(_plain(item)) for item in value)
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, StreamValue):
        return json.dumps(value.get_prep_value(), sort_keys=True, default=str)
    return serialize(value) if hasattr(value, "rrules") else str(value)


class Journal(Protocol):
    """Where a run notes what it did."""

    def note(self, what: str, key: str, instance: Model | None = None) -> None:
        """Count *what* for *key*."""


class Records:
    """The records of earlier runs, read once."""

    def __init__(self, journal: Journal) -> None:
        self.journal = journal
        self._rows = {record.key: record for record in DemoRecord.objects.all()}

    def get(self, key: str) -> DemoRecord | None:
        """What was written for *key*, if anything ever was."""
        return self._rows.get(key)

    def store(self, key: str, *, wanted: str, written: str, instance: Model) -> None:
        """Remember what now stands in the database for *key*."""
        known = key in self._rows
        record = self._rows.setdefault(key, DemoRecord(key=key))
        record.wanted, record.written, record.object_id = wanted, written, instance.pk
        record.save()
        self.journal.note("refreshed" if known else "created", key, instance)


def state_of(instance: Model, names: Iterable[str], lists: Mapping[str, Any]) -> str:
    """A fingerprint of the fields *names* and the relations *lists*, as the database has them."""
    fresh = type(instance)._base_manager.get(pk=instance.pk)
    fields = {name: getattr(fresh, name) for name in names}
    related = {name: sorted(getattr(fresh, name).values_list("pk", flat=True)) for name in lists}
    return digest([fields, related])
