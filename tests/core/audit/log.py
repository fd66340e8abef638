"""What the log of security and moderation holds, in short."""

from typing import Any

from cop_platform.core.models import Activity


def told(*verbs: str) -> list[tuple[Any, str, str]]:
    """By whom, what and about which number, oldest first; of these *verbs*, or of all."""
    rows = Activity.objects.filter(verb__in=verbs) if verbs else Activity.objects.all()
    return [(row.actor, row.verb, row.target_id) for row in rows.order_by("pk")]


def forget() -> None:
    """Empty the log: what made the people of a test is not what it tries."""
    Activity.objects.all().delete()
