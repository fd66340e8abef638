"""Rich text in content files passes the door that the editor of the CMS does not stand at."""

import json
from collections.abc import Iterable, Mapping
from typing import Any, cast

from django.core.exceptions import FieldDoesNotExist
from django.db.models import Field, Model
from wagtail import blocks
from wagtail.fields import RichTextField, StreamField

from cop_platform.core.blocks.parts import changed
from cop_platform.core.text import clean_rich_text


def cleaned(model: type[Model], fields: Mapping[str, Any]) -> dict[str, Any]:
    """*fields* for a row or page of *model*, with every rich text in them cleaned.

    Streams are given as JSON, as ``Loader.blocks`` makes them.  Raises UnusableText.
    """
    return {name: _value(_field(model, name), value) for name, value in fields.items()}


def cleaned_rows(
    model: type[Model], relation: str, rows: Iterable[Mapping[str, Any]]
) -> list[dict[str, Any]]:
    """As ``cleaned``, for the *rows* that hang under a page of *model* by *relation*."""
    related = cast(type[Model], model._meta.get_field(relation).related_model)
    return [cleaned(related, row) for row in rows]


def _field(model: type[Model], name: str) -> Field[Any, Any] | None:
    try:
        found = model._meta.get_field(name)
    except FieldDoesNotExist:
        return None
    return found if isinstance(found, Field) else None


def _value(field: Field[Any, Any] | None, value: Any) -> Any:
    if isinstance(field, RichTextField):
        return clean_rich_text(value)
    if isinstance(field, StreamField) and value and isinstance(value, str):
        return json.dumps(changed(field.stream_block, json.loads(value), _part))
    return value


def _part(block: blocks.Block, value: Any, beside: Mapping[str, Any]) -> Any:
    return clean_rich_text(value) if isinstance(block, blocks.RichTextBlock) else value
