"""Finds the seats that an address is about; what the visitor may not know of is not found."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from cop_platform.accounts.models import User
from cop_platform.core import clock
from cop_platform.core.navigation import language_path
from events.domain.seats.finding import seating_of
from events.domain.seats.naming import seats_title
from events.models import Seating
from events.rows import seats_path
from events.views.lookup import event_or_404

# What a registration asks of a meeting.
ASKED = ("terms",)


def seating_or_404(
    request: HttpRequest, slug: str, day: date | None = None, session_slug: str = ""
) -> Seating:
    """The seats of this session, this date, or of the meeting with the address *slug*."""
    event = event_or_404(request, slug, related=ASKED)
    found = seating_of(event, now=clock.now(), day=day, session_slug=session_slug)
    if found is None or event.is_from_partner:
        raise Http404(f"no seats at {slug} {day or session_slug}")
    return found


def trail(seating: Seating, title: str) -> list[dict[str, Any]]:
    """The way back from the page called *title*."""
    return [
        {"label": _("Agenda"), "url": language_path("/agenda/")},
        {"label": seats_title(seating), "url": seats_path(seating)},
        {"label": title},
    ]


def person_of(request: HttpRequest) -> User | None:
    """Who is logged in, if anybody."""
    return request.user if isinstance(request.user, User) else None
