"""The fields that lead out, by model; pages inherit those of the pages they build on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, QuerySet
from wagtail.models import Page

Rows = Callable[[], QuerySet[Any]]
_fields: dict[type[Model], tuple[str, ...]] = {}
_rows: dict[type[Model], Rows] = {}


def leads_out(model: type[Model], *fields: str, rows: Rows | None = None) -> None:
    """Look for addresses in *fields* of *model*, and of models that build on it.

    Never a field that not every reader of the row gets to see, nor what members write: whoever
    may see the list would read it, and another website would see that we know of the address.
    *rows* gives the rows that readers see; for pages those that are live, else all.
    """
    _fields[model] = fields
    if rows is not None:
        _rows[model] = rows


def fields_of(model: type[Model]) -> list[str]:
    """The names of the fields of *model* that lead out, its own first."""
    return [name for parent in model.__mro__ for name in _fields.get(parent, ())]


def kinds() -> list[type[Model]]:
    """The models with such fields, in the order of their apps."""
    return [model for model in apps.get_models() if fields_of(model)]


def published(model: type[Model]) -> QuerySet[Any]:
    """The rows of *model* itself that readers see; pages of models that build on it are theirs."""
    if issubclass(model, Page):
        kind = ContentType.objects.get_for_model(model)
        return model._default_manager.filter(live=True, content_type=kind)
    return _rows[model]() if model in _rows else model._default_manager.all()
