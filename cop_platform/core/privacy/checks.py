"""Every field of every table has a privacy label; ``make check`` fails on one that has not."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.contrib.auth import get_user_model
from django.core.checks import CheckMessage, Warning, register
from django.db.models import EmailField, Field, GenericIPAddressField, Model, TextField

from cop_platform.core.privacy.labels import Label, fields_of
from cop_platform.core.privacy.registry import is_impersonal, labels


@register()
def every_field_has_a_label(app_configs: Any = None, **kwargs: Any) -> list[CheckMessage]:
    """A warning for each table or field without a label, and each label that cannot be right.

    Warnings and not errors: a server that runs must not stop for it, a build must.
    """
    return [found for model in apps.get_models() if not model._meta.proxy for found in problems(model)]


def problems(model: type[Model]) -> Iterator[CheckMessage]:
    """What is wrong with the label of *model*."""
    name = model._meta.label_lower
    if label := labels().get(name):
        yield from _label_problems(label)
    elif is_impersonal(name):
        yield from _hidden_people(model, fields_of(model))
    else:
        yield _warning(model, "has no privacy label", 1)


def _label_problems(label: Label) -> Iterator[CheckMessage]:
    fields = {part.name: part for part in fields_of(label.model)}
    rest = [part for name, part in fields.items() if name not in label.labelled]
    if label.plain == "*":
        yield from _hidden_people(label.model, rest)
    else:
        yield from (_warning(label.model, f"has no label for the field {part.name}", 2) for part in rest)
    for part in fields.values():
        yield from _what_would_stay(label, part)
    for name in label.labelled - fields.keys() - {"*", "pk"}:
        if not hasattr(label.model, name):
            yield _warning(label.model, f"has no field {name}, but a label for it", 3)


def _what_would_stay(label: Label, part: Field[Any, Any]) -> Iterator[CheckMessage]:
    """A person who goes may leave no link and no words of their own behind."""
    if _is_person(part) and part.name not in {label.link, *label.unlinked.split()} and not callable(label.of):
        yield _warning(label.model, f"keeps the link {part.name} when the account ends", 4)
    stays = label.stays() and part.name in label.personal and part.name not in label.instead
    if stays and isinstance(part, TextField):
        yield _warning(label.model, f"keeps {part.name} when the account ends", 4)


def _hidden_people(model: type[Model], fields: list[Field[Any, Any]]) -> Iterator[CheckMessage]:
    for part in fields:
        if _is_person(part) or isinstance(part, EmailField | GenericIPAddressField):
            yield _warning(model, f"says it holds nothing personal, but has the field {part.name}", 5)


def _is_person(part: Field[Any, Any]) -> bool:
    return part.related_model is get_user_model()


def _warning(model: type[Model], text: str, number: int) -> CheckMessage:
    return Warning(f"{model._meta.label} {text}", hint="See <app>/privacy.py.", id=f"privacy.W00{number}")
