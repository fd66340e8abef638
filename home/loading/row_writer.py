"""Writes rows that have no page: lists, organisations, figures, sessions."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Model
from modelcluster.models import ClusterableModel

from home.loading.records import Records, digest, state_of
from home.models import DemoRecord

Fields = Mapping[str, Any]
Lists = Mapping[str, Iterable[Model]]


class RowWriter:
    """Creates and refreshes rows; a row that a person changed or removed is left alone."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def write(self, model: type[Model], key: str, lookup: Fields, fields: Fields, lists: Lists) -> Any:
        """The row that *lookup* finds, with *fields* and *lists*; None when a person removed it."""
        lists = {name: list(items) for name, items in lists.items()}
        wanted = digest([lookup, fields, lists])
        record = self._records.get(key)
        found = self._existing(model, lookup, record)
        if record is None and found is None:
            return self._store(key, model(**lookup, **fields), fields, lists, wanted)
        if found is None or record is None or record.wanted == wanted:
            self._note(key, found, record)
            return found
        if state_of(found, fields, lists) != record.written:
            self._records.journal.note("kept", key)
            return found
        for name, value in fields.items():
            setattr(found, name, value)
        return self._store(key, found, fields, lists, wanted)

    def _existing(self, model: type[Model], lookup: Fields, record: DemoRecord | None) -> Any:
        query = {"pk": record.object_id} if record else lookup
        return model._base_manager.filter(**query).first()

    def _note(self, key: str, found: Any, record: DemoRecord | None) -> None:
        untouched = found is not None and record is not None
        self._records.journal.note("unchanged" if untouched else "kept", key)

    def _store(self, key: str, row: Any, fields: Fields, lists: Lists, wanted: str) -> Any:
        is_cluster = isinstance(row, ClusterableModel)
        if not is_cluster:
            row.save()
        for name, items in lists.items():
            getattr(row, name).set(items)
        if is_cluster:
            row.save()
        written = state_of(row, fields, lists)
        self._records.store(key, wanted=wanted, written=written, instance=row)
        return row
