"""What the person who is logged in registered for."""

from __future__ import annotations

from typing import Any, cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from cop_platform.accounts.models import User
from cop_platform.core import clock
from cop_platform.core.navigation import language_path
from events.domain.seats.mine import coming, past
from events.views.seats.cards import cards_of

MOST_PAST = 20


@require_safe
@never_cache
@login_required
def my_agenda(request: HttpRequest) -> HttpResponse:
    """``/mijn/agenda/``: what comes, what was, and the colleagues that the person registered."""
    person, now = cast(User, request.user), clock.now()
    context: dict[str, Any] = {
        "coming": cards_of(coming(person, now=now), person),
        "past": cards_of(past(person, now=now)[:MOST_PAST], person),
        "breadcrumbs": [
            {"label": _("Mijn pagina"), "url": language_path("/mijn/")},
            {"label": _("Mijn agenda")},
        ],
    }
    return render(request, "events/seats/mine.html", context)
