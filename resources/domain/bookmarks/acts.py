"""Keeps a text, and lets go of it."""

from datetime import datetime

from django.utils.translation import gettext as _

from cop_platform.accounts.models import User
from cop_platform.core.errors import RuleError
from resources.domain.bookmarks.sections import sections_of
from resources.models import Bookmark, ChapterPage, ResourcePage

# Who keeps more finds nothing again.
MOST = 200

Text = ResourcePage | ChapterPage


class TooMany(RuleError):
    """The person keeps as many texts as one may."""

    code = "too_many_bookmarks"


class NoSuchSection(RuleError):
    """The chapter has no such section, or no longer."""

    code = "no_such_section"


def keep(text: Text, *, person: User, now: datetime, anchor: str = "") -> None:
    """Keep *text*, which *person* may read, or the section of it at *anchor*; again changes nothing.

    Raises NoSuchSection and TooMany.
    """
    if anchor and anchor not in sections_of(text):
        raise NoSuchSection(_("Deze paragraaf staat niet meer in de tekst. Kies een andere paragraaf."))
    mine = Bookmark.objects.of(person)
    if mine.count() >= MOST and not mine.filter(page=text.pk, anchor=anchor).exists():
        message = _("U bewaart al %(most)s teksten. Haal eerst een andere tekst weg.")
        raise TooMany(message % {"most": MOST})
    Bookmark.objects.get_or_create(
        person=person, page_id=text.pk, anchor=anchor, defaults={"created_at": now}
    )


def drop(key: int, *, person: User) -> None:
    """Let go of the bookmark with this key, if it is of *person*."""
    Bookmark.objects.of(person).filter(pk=key).delete()
