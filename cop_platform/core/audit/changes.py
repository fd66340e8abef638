"""Records what changes behind a form of others: flags of a row, and what the CMS writes in its own log."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from django.db.models import Model
from django.db.models.signals import post_delete, post_save, pre_save
from django.dispatch import receiver
from wagtail.log_actions import get_active_log_context
from wagtail.models import ModelLogEntry

from cop_platform.core.activity import record, record_about

Verbs = Mapping[bool, str]
_followed: dict[str, Mapping[str, str]] = {}


def who_acts() -> Any:
    """Who works in the CMS at this moment; None outside it."""
    return get_active_log_context().user


def watch(model: type[Model], **flags: Verbs) -> None:
    """Record when one of *flags* of a row gets a value that has a verb; one query for each save.

    A new row counts as changed from the default of the field.
    """

    def remember(instance: Any, update_fields: Collection[str] | None = None, **kwargs: Any) -> None:
        instance._flags_before = _stored(instance, _among(flags, update_fields))

    def tell(instance: Any, **kwargs: Any) -> None:
        for name, before in instance._flags_before.items():
            after = getattr(instance, name)
            if after != before and (verb := flags[name].get(after)):
                record(actor=who_acts(), verb=verb, target=instance)

    pre_save.connect(remember, sender=model, weak=False)
    post_save.connect(tell, sender=model, weak=False)


def _among(flags: Collection[str], update_fields: Collection[str] | None) -> list[str]:
    return [name for name in flags if update_fields is None or name in update_fields]


def _stored(instance: Any, names: list[str]) -> dict[str, Any]:
    if not names:
        return {}
    row = type(instance)._base_manager.filter(pk=instance.pk).values(*names).first() if instance.pk else None
    return row or {name: instance._meta.get_field(name).get_default() for name in names}


def follow_cms(model_name: str, *, added: str, changed: str, removed: str = "") -> None:
    """Record under these verbs what people do in the CMS with rows of *model_name* (``app.Model``)."""
    _followed[model_name.lower()] = {"wagtail.create": added, "wagtail.edit": changed}

    def tell(instance: Model, **kwargs: Any) -> None:
        record(actor=who_acts(), verb=removed, target=instance)

    if removed:
        # Not from the log of the CMS: its bulk actions write nothing there.
        post_delete.connect(tell, sender=model_name, weak=False)


@receiver(post_save, sender=ModelLogEntry)
def repeat(instance: ModelLogEntry, created: bool, **kwargs: Any) -> None:
    """Take over what the CMS logs, without the name that it writes there."""
    kind = instance.content_type
    name = f"{kind.app_label}.{kind.model}" if created and kind else ""
    if verb := _followed.get(name, {}).get(instance.action):
        record_about(actor=instance.user, verb=verb, target_type=name, target_id=instance.object_id)
