"""The lottery or rotation of seats, for whoever wants to check it."""

from __future__ import annotations

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from events.domain.seats.lottery import commitment
from events.domain.seats.naming import seats_title
from events.domain.seats.words import rule_in_words
from events.models import Allocation
from events.rows import seats_path
from events.views.seats.lookup import seating_or_404, trail


@require_safe
def draw(request: HttpRequest, slug: str, day: date | None = None, session_slug: str = "") -> HttpResponse:
    """``/agenda/<slug>/2026-11-03/loting/``: the promise before the draw, and its outcome after it.

    Numbers only: they are of registrations, and nobody but their owners knows whose.
    """
    seating = seating_or_404(request, slug, day, session_slug)
    terms = seating.event.terms
    if terms.allocation == Allocation.FIRST_COME and not seating.draw:
        raise Http404("nothing is drawn")
    context = {
        "seating": seating,
        "event": seating.event,
        "title": seats_title(seating),
        "rule": rule_in_words(seating, terms),
        "is_lottery": terms.allocation == Allocation.LOTTERY,
        "commitment": commitment(seating.seed),
        "draw": seating.draw,
        "numbers": _listed(seating.draw.get("numbers", [])),
        "order": _listed(seating.draw.get("order", [])),
        "about_path": seats_path(seating),
        "breadcrumbs": trail(seating, _("Verdeling van de plekken")),
    }
    return render(request, "events/seats/draw.html", context)


def _listed(numbers: list[int]) -> str:
    return ", ".join(map(str, numbers))
