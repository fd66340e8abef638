"""A person's own copy of what we keep of them (AVG art. 15 and 20), made from the labels."""

import json
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from django.db.models import Field, FileField, ManyToManyField, Model
from django.db.models.fields.files import FieldFile
from django.utils.translation import override

from cop_platform.core.clock import local
from cop_platform.core.privacy.labels import Label
from cop_platform.core.privacy.registry import labels

FILE_NAME = "gegevens.json"
Row = dict[str, Any]


def export(person: Model, *, now: datetime) -> bytes:
    """A zip with all that is exported of *person*: one JSON text with Dutch keys, and their files."""
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        facts = {"Gemaakt op": _plain(now), "Gegevens": exported(person)}
        archive.writestr(FILE_NAME, json.dumps(facts, ensure_ascii=False, indent=2))
        for file in _files(person):
            with file.open("rb") as content:
                archive.writestr(_place(file), content.read())
    return packed.getvalue()


def exported(person: Model) -> dict[str, list[Row]]:
    """The rows of *person* by what they are; times in ISO 8601, in Amsterdam."""
    found: dict[str, list[Row]] = defaultdict(list)
    with override("nl"):
        for label in labels().values():
            if label.told:
                rows = label.rows(person).order_by("pk")
                found[str(label.what)] += [_row(label, each) for each in rows.iterator()]
    return dict(found)


def _row(label: Label, row: Model) -> Row:
    return {str(word): _value(row, name) for name, word in label.told.items()}


def _value(row: Model, name: str) -> Any:
    part = next((part for part in row._meta.get_fields() if part.name == name), None)
    value = getattr(row, name)
    if isinstance(part, ManyToManyField):
        return [str(each) for each in value.all()]
    if isinstance(part, FileField):
        return _place(value) if value else None
    if isinstance(part, Field) and part.choices:
        return str(getattr(row, f"get_{name}_display")())
    return _plain(value)


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return local(value).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, bool | int | float | dict | list | None) else str(value)


def _files(person: Model) -> Iterator[FieldFile]:
    for label in labels().values():
        names = [part.name for part in label.files() if part.name in label.exported]
        for row in label.rows(person) if names else ():
            files = (getattr(row, name) for name in names)
            yield from (file for file in files if file and file.storage.exists(file.name))


def _place(file: FieldFile) -> str:
    return f"bestanden/{file.name}"
