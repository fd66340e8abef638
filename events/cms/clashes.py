"""Warnings of clashes in the CMS: after saving, and in the editor.  They never stop anybody."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages

from cop_platform.core import clock
from cop_platform.core.errors import RuleError
from events.domain.clash_facts import clashes_of
from events.domain.clash_words import sentence
from events.domain.clashes import Clash
from events.domain.programme import speakers_elsewhere
from events.models import Session

MOST_IN_MESSAGE, MOST_IN_PANEL = 3, 20


@dataclass(frozen=True)
class Line:
    """A clash as an editor reads it; *url* is empty when there is nothing to open."""

    text: str
    url: str = ""


def lines_of(page: Any, user: Any) -> list[Line]:
    """The clashes of *page* as it was saved last, for *user*; none for a plan that is not whole yet."""
    try:
        schedule = page.schedule
    except (RuleError, AttributeError, TypeError, ValueError):
        return []  # A new page, or a plan that the form refused: there is nothing to compare.
    found = clashes_of(page, schedule, viewer=user, now=clock.now())
    return [Line(sentence(clash), _url(clash)) for clash in found]


def warn_of_clashes(request: HttpRequest, page: Any) -> None:
    """Name the first clashes of *page* above the next screen; an automatic save stays silent."""
    if request.accepts("text/html"):
        _warn(request, lines_of(page, request.user))


def warn_of_speakers(request: HttpRequest, session: Session) -> None:
    """Name the speakers of *session* who are elsewhere in the programme at that time."""
    told = _("%(speaker)s heeft dan ook “%(title)s” (dag %(day)d, vanaf %(time)s uur).")
    found = [
        Line(
            told
            % {"speaker": speaker, "title": other.title, "day": other.day, "time": f"{other.starts:%H.%M}"},
            reverse(type(other).snippet_viewset.get_url_name("edit"), args=[other.pk]),
        )
        for speaker, other in speakers_elsewhere(session)
    ]
    _warn(request, found)


def _warn(request: HttpRequest, lines: list[Line]) -> None:
    if lines:
        shown = {"lines": lines[:MOST_IN_MESSAGE], "more": max(0, len(lines) - MOST_IN_MESSAGE)}
        messages.warning(request, render_to_string("events/cms/clash_message.html", shown))


def _url(clash: Clash) -> str:
    return reverse("wagtailadmin_pages:edit", args=[clash.page_id]) if clash.page_id else ""
