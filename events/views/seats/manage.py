"""The page of one registration, for who has its mail and for who is logged in."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from cop_platform.core import clock
from cop_platform.core.errors import RuleError
from events.domain.certificates import may_have_certificate, progress_in_words
from events.domain.evaluation.link import open_path
from events.domain.seats.mine import registration_with
from events.domain.seats.naming import seats_title
from events.domain.seats.retelling import is_silent, may_retell
from events.domain.seats.standing import Act, acts_open, fellow_participants, join_link_for
from events.domain.seats.words import standing_in_words, standing_of_colleague
from events.models import Place, Registration
from events.rows import place, seats_path, sign_up_path
from events.views.seats.acts import FORMS, OTHER, NameForm, SubstituteForm, do, told_after
from events.views.seats.links import (
    discreet,
    first_crumb,
    is_senders,
    known_or_404,
    linked,
    read_or_post,
    registration_path,
)


@read_or_post
@never_cache
def by_link(request: HttpRequest, token: str) -> HttpResponse:
    """``/aanmelding/<token>/``: reading changes nothing; a POST does what its button says."""
    return discreet(_answer(request, linked(token)))


@read_or_post
@never_cache
@login_required
def my_registration(request: HttpRequest, key: UUID) -> HttpResponse:
    """``/mijn/agenda/<key>/``: the same for whose it is, or who registered a colleague."""
    return discreet(_answer(request, known_or_404(request, key)))


def _answer(request: HttpRequest, registration: Registration) -> HttpResponse:
    if request.method != "POST":
        return _page(request, registration)
    act = _act(request)
    filled_in = FORMS[act](request.POST) if act in FORMS else None
    if filled_in is not None and not filled_in.is_valid():
        return _page(request, registration, filled_in, status=422)
    try:
        facts = filled_in.cleaned_data if filled_in else {}
        shown = do(registration, act, facts, now=clock.now())
    except RuleError as error:
        now_so = registration_with(registration.key) or registration
        return _page(request, now_so, filled_in, error=str(error.message), status=error.status)
    messages.success(request, told_after(act, shown, is_own=not is_senders(registration, request)))
    return _next(request, registration, shown)


def _act(request: HttpRequest) -> Act:
    try:
        return Act(request.POST.get("act", ""))
    except ValueError as error:
        raise RuleError(_("Kies wat u wilt doen."), "unknown-act") from error


def _next(request: HttpRequest, registration: Registration, shown: Registration) -> HttpResponse:
    """To the same page; to the other registration when this one turned out to be double."""
    if shown.pk == registration.pk:
        return redirect(request.path)
    return redirect(registration_path(shown, request))


def _page(
    request: HttpRequest,
    registration: Registration,
    filled_in: forms.Form | None = None,
    *,
    error: str = "",
    status: int = 200,
) -> HttpResponse:
    now, seating = clock.now(), registration.seating
    is_own = not is_senders(registration, request)
    words = standing_in_words if is_own else standing_of_colleague
    context = {
        "registration": registration,
        "seating": seating,
        "event": seating.event,
        "title": seats_title(seating),
        "place": place(seating.event),
        "standing": words(registration),
        "acts": acts_open(registration, now=now),
        "other_place": OTHER[Place(registration.place)].label,
        "is_own": is_own,
        **(_of_owner(request, registration, now) if is_own else {}),
        "form": filled_in if isinstance(filled_in, SubstituteForm) else SubstituteForm(),
        "name_form": _name_form(registration, filled_in),
        "error": error,
        "about_path": seats_path(seating),
        "again_path": sign_up_path(seating),
        "breadcrumbs": [first_crumb(request), {"label": seats_title(seating)}],
    }
    return render(request, "events/seats/manage.html", context, status=status)


def _of_owner(request: HttpRequest, registration: Registration, now: datetime) -> dict[str, Any]:
    """What only whose registration it is gets to see; not who registered a colleague."""
    tells = may_retell(registration, now=now)
    has_certificate = may_have_certificate(registration, now=now)
    return {
        "join_link": join_link_for(registration, now=now),
        "evaluation_path": open_path(registration, now=now),
        "participants": fellow_participants(registration),
        "told_path": f"{request.path}gegevens/" if tells else "",
        "is_silent": tells and is_silent(registration),
        "certificate_url": f"{request.path}bewijs/" if has_certificate else "",
        "certificate_takes": progress_in_words(registration, now=now),
    }


def _name_form(registration: Registration, filled_in: forms.Form | None) -> NameForm:
    if isinstance(filled_in, NameForm):
        return filled_in
    return NameForm(initial={"right_name": registration.full_name})
