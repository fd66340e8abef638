"""Begins and ends following a text."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from cop_platform.accounts.models import User
from cop_platform.core.errors import RuleError
from cop_platform.core.visibility import visible_pages
from resources.domain.reading import titles_above
from resources.models import ChapterPage, Follow, HandbookPage

# Nobody reads the news of more texts than this.
MOST = 200

Text = HandbookPage | ChapterPage


class TooMany(RuleError):
    """The person follows as many texts as one may."""

    code = "too_many_follows"


@dataclass(frozen=True)
class Followed:
    """A text that somebody follows, and since when; *handbook* is the title around a chapter."""

    text: Text
    since: datetime
    handbook: str = ""


def follow(text: Text, *, person: User, now: datetime) -> None:
    """Let *person* hear what changes in *text*, which they may read; again changes nothing.

    Raises TooMany.
    """
    if Follow.objects.of(person).count() >= MOST:
        message = _("U volgt al %(most)s teksten. Stop eerst met het volgen van een andere tekst.")
        raise TooMany(message % {"most": MOST})
    Follow.objects.get_or_create(person=person, page_id=text.pk, defaults={"created_at": now})


def unfollow(page_key: int, *, person: User) -> None:
    """Let *person* hear no more of the text with this key, also when they may not read it any more."""
    Follow.objects.of(person).filter(page=page_key).delete()


def follows(person: User, text: Text) -> bool:
    """Whether *person* follows *text* itself."""
    return Follow.objects.of(person).filter(page=text.pk).exists()


def texts_followed_by(person: User) -> list[Followed]:
    """What *person* follows and may read, the last begun first."""
    rows = list(Follow.objects.of(person))
    if not rows:
        return []
    readable = visible_pages(person).filter(pk__in=[row.page_id for row in rows])
    found: dict[int, Text] = {}
    for kind in (HandbookPage, ChapterPage):
        found |= {page.pk: page for page in kind.objects.filter(pk__in=readable.values("pk")).defer("body")}
    titles = titles_above(text for text in found.values() if isinstance(text, ChapterPage))
    return [
        Followed(found[row.page_id], row.created_at, titles.get(row.page_id, ""))
        for row in rows
        if row.page_id in found
    ]
