"""The append-only log behind audit (BIO), history tabs and evidence of learning."""

from typing import Any

from django.db.models import Model

from cop_platform.core.models import Activity


def record(*, actor: Model | None, verb: str, target: Model | None, **data: Any) -> Activity:
    """Append that *actor* (None: the system) did *verb* to *target* (None: to nothing we know).

    Returns the row.  ``data`` holds ids and codes only: no names, no message content.
    """
    kind, key = (target._meta.label_lower, str(target.pk)) if target else ("", "")
    return record_about(actor=actor, verb=verb, target_type=kind, target_id=key, **data)


def record_about(
    *, actor: Model | None, verb: str, target_type: str, target_id: str, **data: Any
) -> Activity:
    """As ``record``, for a target that is not at hand or no longer there."""
    return Activity.objects.create(
        actor_id=actor.pk if actor else None,
        by_person=actor is not None,
        verb=verb,
        target_type=target_type,
        target_id=target_id,
        data=data,
    )
