"""What somebody told the organiser when registering: to read it back and change it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from cop_platform.core import clock
from cop_platform.core.errors import RuleError
from events.domain.seats import retell
from events.domain.seats.naming import seats_title
from events.domain.seats.retelling import may_retell
from events.models import Registration
from events.views.seats.links import (
    discreet,
    first_crumb,
    is_senders,
    known_or_404,
    linked,
    read_or_post,
    registration_path,
)
from events.views.seats.told_form import ToldForm

ADDRESS = "gegevens/"


@read_or_post
@never_cache
def by_link(request: HttpRequest, token: str) -> HttpResponse:
    """``/aanmelding/<token>/gegevens/``: for who has the mail."""
    return discreet(_answer(request, linked(token)))


@read_or_post
@never_cache
@login_required
def mine(request: HttpRequest, key: UUID) -> HttpResponse:
    """``/mijn/agenda/<key>/gegevens/``: only whose it is; who registered a colleague is not told."""
    registration = known_or_404(request, key)
    if is_senders(registration, request):
        raise Http404(f"no registration {key}")
    return discreet(_answer(request, registration))


def _answer(request: HttpRequest, registration: Registration) -> HttpResponse:
    if not may_retell(registration, now=clock.now()):
        return _page(request, registration, None)
    form = ToldForm(request.POST if request.method == "POST" else None, registration=registration)
    if not form.is_bound or not form.is_valid():
        return _page(request, registration, form, status=422 if form.errors else 200)
    try:
        retell(registration, **form.told(), now=clock.now())
    except RuleError as error:
        form.add_error(None, str(error.message))
        return _page(request, registration, form, status=error.status)
    messages.success(request, _("Bewaard. Wie de bijeenkomst organiseert, ziet dit."))
    return redirect(registration_path(registration, request))


def _about(request: HttpRequest) -> str:
    """The page of the registration, below which this one stands."""
    return request.path.removesuffix(ADDRESS)


def _page(
    request: HttpRequest, registration: Registration, form: ToldForm | None, *, status: int = 200
) -> HttpResponse:
    seating = registration.seating
    context: dict[str, Any] = {
        "form": form,
        "has_conditions": bool(form and form.has_conditions),
        "seating": seating,
        "event": seating.event,
        "title": seats_title(seating),
        "about_path": _about(request),
        "breadcrumbs": [
            first_crumb(request),
            {"label": seats_title(seating), "url": _about(request)},
            {"label": _("Wat u ons vertelt")},
        ],
    }
    return render(request, "events/seats/told.html", context, status=status)
