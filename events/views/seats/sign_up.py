"""Asking for a seat."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from cop_platform.accounts.domain.access_needs import needs_of
from cop_platform.accounts.models import User
from cop_platform.core import clock
from cop_platform.core.errors import RuleError
from events.domain.seats.errors import AlreadyRegistered, NotOpen
from events.domain.seats.naming import seats_title
from events.domain.seats.standing import colleagues_of, registration_and_colleagues, registrations_of
from events.domain.seats.together import register_together
from events.domain.seats.window import require_open
from events.domain.seats.words import lines_in_words, rule_in_words, standing_without_number
from events.models import Registration, Seating
from events.rows import seats_path, sign_up_path
from events.views.seats.limits import asks_too_often
from events.views.seats.lookup import person_of, seating_or_404, trail
from events.views.seats.sign_up_form import COLLEAGUE_FIELDS, GuestForm, PersonForm, SignUpForm

SENT = "verstuurd"


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def sign_up(request: HttpRequest, slug: str, day: date | None = None, session_slug: str = "") -> HttpResponse:
    """The form for a seat; a POST asks for it."""
    seating = seating_or_404(request, slug, day, session_slug)
    if request.method != "POST" and SENT in request.GET:
        return _page(request, seating, template="events/seats/look_in_your_mail.html")
    form = _form(request, seating)
    if not form.is_bound or not form.is_valid():
        return _page(request, seating, form, status=422 if form.errors else 200)
    if isinstance(form, GuestForm) and asks_too_often(request, form.cleaned_data["email"]):
        form.add_error(None, _("U deed dit te vaak achter elkaar. Wacht een uur en probeer het opnieuw."))
        return _page(request, seating, form, status=429)
    try:
        made = register_together(seating, applicants=form.applicants(), place=form.place, now=clock.now())
    except AlreadyRegistered as error:
        messages.info(request, str(error.message))
        return redirect("my_registration", error.registration.key)
    except RuleError as error:
        form.add_error(None, str(error.message))
        return _page(request, seating, form, status=error.status)
    return _done(request, seating, made)


def _form(request: HttpRequest, seating: Seating) -> Any:
    terms, person = seating.event.terms, person_of(request)
    data = request.POST if request.method == "POST" else None
    if person is None:
        return GuestForm(data, seating=seating, terms=terms)
    is_alone = _asks_oneself_alone(data)
    mine, colleagues = (None, 0) if is_alone else registration_and_colleagues(person, seating)
    return PersonForm(
        data,
        seating=seating,
        terms=terms,
        person=person,
        mine=mine,
        colleagues=colleagues,
        initial={} if data else {"access_wishes": _told_before(person)},
    )


def _asks_oneself_alone(data: QueryDict | None) -> bool:
    """Whether the sender wants a seat and brings nobody: who has one already is told so later."""
    if not data or not data.get("joins"):
        return False
    return not any(data.get(name, "").strip() for name in COLLEAGUE_FIELDS)


def _told_before(person: User) -> str:
    """What *person* keeps with the account, or else asked for the last time."""
    if needs := needs_of(person):
        return needs
    told = registrations_of(person).exclude(access_wishes="").order_by("-created_at")
    return told.values_list("access_wishes", flat=True).first() or ""


def _page(
    request: HttpRequest,
    seating: Seating,
    form: SignUpForm | None = None,
    *,
    status: int = 200,
    template: str = "events/seats/sign_up.html",
) -> HttpResponse:
    person = person_of(request)
    context = {
        "seating": seating,
        "event": seating.event,
        "title": seats_title(seating),
        "form": form,
        "closed": _why_closed(seating),
        "lines": lines_in_words(seating) if form else [],
        "rule": rule_in_words(seating, seating.event.terms),
        "mine": getattr(form, "mine", None),
        "colleagues": colleagues_of(person, seating) if person else [],
        "about_path": seats_path(seating),
        "nav_section": "festival" if seating.event.is_festival else "agenda",
        "breadcrumbs": trail(seating, _("Aanmelden")),
    }
    return render(request, template, context, status=status)


def _why_closed(seating: Seating) -> str:
    try:
        require_open(seating, seating.event.terms, now=clock.now())
    except NotOpen as error:
        return str(error.message)
    return ""


def _done(request: HttpRequest, seating: Seating, made: list[Registration]) -> HttpResponse:
    """A guest is told the same whoever has the address; a person sees how it stands."""
    person = person_of(request)
    if person is None:
        return redirect(f"{sign_up_path(seating)}?{SENT}=1")
    mine = next((row for row in made if row.person_id == person.pk), None)
    if mine is not None:
        # The page that comes next has the number in the queue.
        messages.success(request, standing_without_number(mine))
    if len(made) > (mine is not None):
        messages.success(request, _("Uw collega's krijgen een mail."))
    return redirect("my_agenda") if mine is None else redirect("my_registration", mine.key)
