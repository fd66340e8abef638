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
    return _published().filter(dutch_path__in=visible_pages(user).values("path"))


def texts_behind(pages: QuerySet[Any]) -> QuerySet[EnglishPage]:
    """The published English texts of *pages* that are behind, the longest first."""
    behind = _published().filter(is_behind=True, dutch_path__in=pages.values("path"))
    return behind.order_by("dutch__changed_at", "pk")


def _published() -> QuerySet[EnglishPage]:
    """What readers have, each with the path of its Dutch page and whether it is behind."""
    dutch = Substr("path", 1, Length("path") - EnglishPage.steplen)
    is_behind = ~Q(dutch__checksum=F("source_checksum"))
    return EnglishPage.objects.live().annotate(dutch_path=dutch, is_behind=is_behind)


def _entries() -> dict[str, Entry]:
    facts = _published().values_list("dutch_path", "pk", "title", "intro", "is_behind", "source_on")
    return {path: Entry(*found) for path, *found in facts}
