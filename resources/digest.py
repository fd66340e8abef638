"""The news of followed texts in the weekly digest."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from cop_platform.accounts.models import User
from cop_platform.notifications.digest import DigestSection, Line, register_section
from resources.domain.editions import difference
from resources.domain.following import News, followers_with_news, news_for

# Of one text: who wants more follows the link.
MOST_DIFFERENCES = 3


def lines(person: User, since: datetime, until: datetime) -> list[Line]:
    """One line for each text that *person* follows and that changed in [since, until), in Dutch."""
    with translation.override("nl"):
        return [_line(news) for news in news_for(person, since, until)]


def _line(news: News) -> Line:
    """The news with its first MOST_DIFFERENCES differences."""
    passages = news.passages
    differences = tuple(difference(passage) for passage in passages[:MOST_DIFFERENCES])
    left = len(passages) - len(differences)
    more = ngettext("En nog %(number)s andere wijziging.", "En nog %(number)s andere wijzigingen.", left)
    rest = more % {"number": left} if left else ""
    address = settings.SITE_URL + _address(news)
    return Line(news.title, address, _changes(news), news.changes, differences, rest)


def _address(news: News) -> str:
    slug, number = news.handbook.slug, news.edition.number
    if news.former is None:
        return reverse("edition", args=[slug, number])
    numbers = [slug, news.former.number, number]
    if news.chapter:
        return reverse("chapter_changes", args=[*numbers, news.chapter])
    return reverse("edition_changes", args=numbers)


def _changes(news: News) -> str:
    """ "Uitgave 2: 48 woorden erbij, 12 woorden eraf." """
    edition = _("Uitgave %(number)s") % {"number": news.edition.number}
    if news.former is None:
        return _("%(edition)s: de eerste.") % {"edition": edition}
    added = ngettext("%(number)s woord erbij", "%(number)s woorden erbij", news.added)
    removed = ngettext("%(number)s woord eraf", "%(number)s woorden eraf", news.removed)
    counts = [added % {"number": news.added}, removed % {"number": news.removed}]
    return f"{edition}: {', '.join(counts)}."


register_section(DigestSection(20, gettext_lazy("Teksten die u volgt"), followers_with_news, lines))
