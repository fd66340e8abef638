"""Which addresses our published texts send readers to."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from resources.models import ExternalLink, ResourcePage

# New addresses are spread over the nights of a week.
SPREAD_DAYS = 7


def _sources() -> Any:
    return ResourcePage.objects.live().filter(is_external=True).exclude(external_url="")


@transaction.atomic
def gather(now: datetime) -> int:
    """Make a row for each new address, remove those that no text has any more; returns how many are new."""
    wanted = set(_sources().values_list("external_url", flat=True))
    known = set(ExternalLink.objects.values_list("url", flat=True))
    ExternalLink.objects.filter(url__in=known - wanted).delete()
    new = sorted(wanted - known)
    ExternalLink.objects.bulk_create(
        ExternalLink(url=url, next_check_at=now + timedelta(days=place % SPREAD_DAYS))
        for place, url in enumerate(new)
    )
    return len(new)


def pages_with(link: ExternalLink) -> list[ResourcePage]:
    """The texts that send readers to *link*."""
    return list(_sources().filter(external_url=link.url).order_by("title"))
