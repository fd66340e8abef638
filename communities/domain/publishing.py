"""Keeps the Community row equal to its published page."""

import uuid
from typing import Any

from django.db import transaction

from communities.models import Community
from cop_platform.core.search.analyser import terms

FIELDS = ("slug", "intro", "policy", "community_type", "is_example")
LISTS = ("themes", "audiences", "regions")


@transaction.atomic
def publish_community(page: Any) -> Community:
    """The row for *page* (a live CommunityPage), made or brought up to date; nothing is copied twice."""
    facts = {name: getattr(page, name) for name in FIELDS}
    facts["search_stems"] = f" {' '.join(terms(_text(page)))} "
    row, _created = Community.objects.update_or_create(
        key=page.translation_key,
        defaults={
            **facts,
            "name": page.title,
            "owner": page.organisation,
            "page_id": page.pk,
            "is_published": True,
        },
    )
    for name in LISTS:
        getattr(row, name).set(getattr(page, name).all())
    return row


def _text(page: Any) -> str:
    organisation = page.organisation
    owner = f"{organisation.name} {organisation.abbreviation}" if organisation else ""
    return "\n".join([*page.search_sources(), owner])


@transaction.atomic
def unpublish_community(key: uuid.UUID) -> None:
    """Take the community with *key* out of every list; members and history stay."""
    # Saved, not updated: who keeps copies of lists must hear of it.
    for row in Community.objects.filter(key=key, is_published=True):
        row.is_published = False
        row.save(update_fields=["is_published"])
