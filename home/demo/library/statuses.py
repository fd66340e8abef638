"""Since when the handbooks of the demo have their status, as if that began with their first edition."""

from datetime import timedelta

from cop_platform.taxonomy.models import ContentStatus
from home.loading.base import Loader
from resources.models import HandbookPage, StatusChange

DRAFT = "concept"
DRAFTED_BEFORE = timedelta(days=120)


def load_statuses(loader: Loader) -> None:
    """Write when each status began, unless a person chose one."""
    draft = loader.term(ContentStatus, DRAFT)
    for book in HandbookPage.objects.live().filter(editions__number=1).select_related("owner_organisation"):
        if not StatusChange.objects.filter(page=book).exclude(set_by=None).exists():
            _write(book, draft)


def _write(book: HandbookPage, draft: ContentStatus) -> None:
    began = book.editions.get(number=1).recorded_at
    moments = {draft: began - DRAFTED_BEFORE, book.status: began}
    owner = book.owner_organisation
    for status, changed_at in moments.items():
        facts = {"changed_at": changed_at, "owner_name": owner.name if owner else ""}
        StatusChange.objects.update_or_create(page_id=book.pk, status=status, defaults=facts)
