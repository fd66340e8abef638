"""The append-only log behind audit (BIO), history tabs and evidence of learning."""

from typing import Any

from django.db.models import Model

from cop_platform.core.models import Activity


def record(*, actor: Model | None, verb: str, target: Model, **data: Any) -> Activity:
    """Append that *actor* (None: the system) did *verb* to *target*; returns the row.

    ``data`` holds ids and codes only: no names, no message content.
    """
    return Activity.objects.create(
        actor_id=actor.pk if actor else None,
        verb=verb,
        target_type=target._meta.label_lower,
        target_id=str(target.pk),
        data=data,
    )
