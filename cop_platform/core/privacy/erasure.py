"""Takes a person out of every table, by the labels."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Model, QuerySet

from cop_platform.core.privacy.labels import Label
from cop_platform.core.privacy.registry import labels

Scrub = Callable[[Any], int]
_scrubs: list[Scrub] = []


@dataclass(frozen=True)
class Ended:
    """How many rows of a table went, or stay without the person."""

    label: Label
    count: int


def also_scrub(scrub: Scrub) -> Scrub:
    """Register *scrub*: takes a person out of content that names them without a key."""
    _scrubs.append(scrub)
    return scrub


@transaction.atomic
def erase(person: Model) -> list[Ended]:
    """Erase *person* and tell per table how many rows that were; nothing of it can be undone.

    Rows are found before the first one goes: some lead to the person by way of another.
    The person goes last.  Files go when the transaction is done.
    """
    for scrub in _scrubs:
        scrub(person)
    known = sorted(labels().values(), key=lambda label: label.of == "pk")
    found = [(label, list(label.rows(person).values_list("pk", flat=True))) for label in known]
    for label, keys in found:
        _end(label, label.model._base_manager.filter(pk__in=keys), person)
    return [Ended(label, len(keys)) for label, keys in found if keys]


def _end(label: Label, rows: QuerySet[Any], person: Model) -> None:
    if label.about:
        _about(label, person).delete()
    if label.instead:
        rows.update(**label.instead)
    for name in label.unlinked.split():
        label.model._base_manager.filter(**{name: person.pk}).update(**{name: None})
    if not label.stays():
        remove(label, rows)


def remove(label: Label, rows: QuerySet[Any]) -> int:
    """Delete *rows*, and their files when the transaction is done; returns how many rows of the label."""
    files = [getattr(row, part.name) for part in label.files() for row in rows]
    for file in filter(None, files):
        transaction.on_commit(partial(file.storage.delete, file.name))
    return rows.delete()[1].get(label.model._meta.label, 0)


def _about(label: Label, person: Model) -> QuerySet[Any]:
    kind = ContentType.objects.get_for_model(person)
    return label.model._base_manager.filter(content_type=kind, object_id=str(person.pk))
