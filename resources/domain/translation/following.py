"""Keeps, beside an English text, what the Dutch text says now."""

from datetime import datetime
from typing import Any

from resources.domain.editions.checksum import checksum_of
from resources.models import ChapterPage, DutchVersion, EnglishPage, HandbookPage
from resources.values import HandbookText


def english_of(page: Any) -> EnglishPage | None:
    """The English text of *page*, a draft too."""
    return EnglishPage.objects.child_of(page).select_related("dutch").first()


def version_of(page: HandbookPage | ChapterPage, text: HandbookText, *, now: datetime) -> DutchVersion:
    """The *text* that readers of *page* have, not stored yet; since it was published, or else *now*."""
    since = page.last_published_at or now
    return DutchVersion(checksum=checksum_of(text), html=text.html, changed_at=since)


def note_dutch(english: EnglishPage, version: DutchVersion) -> None:
    """Store *version* as what the Dutch text beside *english* says now; the same words change nothing."""
    former = english.current
    if former is not None and former.checksum == version.checksum:
        return
    facts = {"checksum": version.checksum, "html": version.html, "changed_at": version.changed_at}
    DutchVersion.objects.update_or_create(english=english, defaults=facts)
