"""What readers said of the texts that somebody keeps, in the weekly digest."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from cop_platform.accounts.models import User
from cop_platform.notifications.digest import DigestSection, Line, register_section
from resources.domain.feedback.telling import Heard, heard_by, keepers_with_feedback

LIST = "wagtailsnippets_resources_suggestion:list"


def lines(person: User, since: datetime, until: datetime) -> list[Line]:
    """One line for each chapter that *person* keeps and readers reacted to in [since, until), in Dutch.

    How many said what, and not their words: those stay where they can be removed.
    """
    with translation.override("nl"):
        return [_line(heard) for heard in heard_by(person, since, until)]


def _line(heard: Heard) -> Line:
    url = settings.SITE_URL + reverse(LIST)
    return Line(f"{heard.handbook}: {heard.chapter.title}", url, _counts(heard))


def _counts(heard: Heard) -> str:
    """ "2 suggesties; 5 keer nuttig, 1 keer niet nuttig." """
    suggestions = ngettext("%(number)s suggestie", "%(number)s suggesties", heard.suggestions)
    votes = _("%(useful)s keer nuttig, %(useless)s keer niet nuttig")
    counts = {"useful": heard.useful, "useless": heard.useless}
    return f"{suggestions % {'number': heard.suggestions}}; {votes % counts}."


TITLE = gettext_lazy("Reacties op teksten die u bijhoudt")
register_section(DigestSection(30, TITLE, keepers_with_feedback, lines))
