"""Which pages readers find in English."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Length, Substr

from cop_platform.core.content import remembered
from cop_platform.core.visibility import visible_pages
from resources.models import EnglishPage


@dataclass(frozen=True)
class Entry:
    """An English text that readers have; *since* is when the Dutch text that it follows was published."""

    pk: int
    title: str
    intro: str
    is_behind: bool
    since: datetime | None


def entry_of(page: Any) -> Entry | None:
    """The English text of *page*, if there is one; no query while the content is the same.

    For pages that a visitor may read only: an English text is for whoever may read the Dutch one.
    """
    return remembered("english texts", _entries).get(page.path)


def text_of(entry: Entry) -> EnglishPage | None:
    """The words of *entry*; None when it was withdrawn a moment ago."""
    return EnglishPage.objects.live().defer("source_html").filter(pk=entry.pk).first()


def english_seen_by(user: Any) -> QuerySet[EnglishPage]:
    """The English texts of the pages that *user* may find."""
    dutch = Substr("path", 1, Length("path") - EnglishPage.steplen)
    above = visible_pages(user).values("path")
    return EnglishPage.objects.live().annotate(dutch_path=dutch).filter(dutch_path__in=above)


def _entries() -> dict[str, Entry]:
    is_behind = ~Q(dutch__checksum=F("source_checksum"))
    rows = EnglishPage.objects.live().annotate(is_behind=is_behind)
    facts = rows.values_list("path", "pk", "title", "intro", "is_behind", "source_on")
    return {path[: -EnglishPage.steplen]: Entry(*found) for path, *found in facts}
