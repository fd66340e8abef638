"""Takes the words of a reader out of the margins of drafts, their versions and their log."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.db.models import QuerySet

from resources.models import ChangeProposal

REMARKS = "wagtail_admin_comments"


def forget_words(proposals: QuerySet[ChangeProposal]) -> int:
    """Remove the words of *proposals* wherever the CMS keeps them; returns how many remarks there were."""
    found = list(proposals.filter(remark__isnull=False).values_list("page_id", "remark_id"))
    for page_key, remark_key in found:
        _from_versions(page_key, remark_key)
        _from_log(page_key, remark_key)
        apps.get_model("wagtailcore.Comment").objects.filter(pk=remark_key).delete()
    proposals.update(remark=None)
    return len(found)


def _from_versions(page_key: int, remark_key: int) -> None:
    versions = apps.get_model("wagtailcore.Revision").page_revisions.filter(object_id=str(page_key))
    for row in versions.iterator():
        remarks: list[dict[str, Any]] = row.content.get(REMARKS, [])
        kept = [one for one in remarks if one.get("pk") != remark_key]
        if len(kept) < len(remarks):
            versions.filter(pk=row.pk).update(content={**row.content, REMARKS: kept})


def _from_log(page_key: int, remark_key: int) -> None:
    entries = apps.get_model("wagtailcore.PageLogEntry").objects.filter(page=page_key)
    about = entries.filter(action__startswith="wagtail.comments.").iterator()
    keys = [row.pk for row in about if row.data.get("comment", {}).get("id") == remark_key]
    entries.filter(pk__in=keys).update(data={})
