"""The certificate of one registration, for who has its mail and for who is logged in."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import cast
from uuid import UUID

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from cop_platform.accounts.models import User
from cop_platform.core import clock
from cop_platform.core.name_field import NameField
from events.domain.certificates import (
    NotAttended,
    as_read,
    current_certificate,
    dates_in_words,
    hours_in_words,
    make_certificate,
    may_have_certificate,
)
from events.domain.seats.naming import seats_title
from events.models import Certificate, Registration
from events.views.seats.links import discreet, known_or_404, linked, read_or_post

PATIENCE = timedelta(minutes=2)


class CertificateForm(forms.Form):
    """Whose name is on it, and who reads it."""

    name = NameField(
        label=_("Naam op het bewijs"), max_length=150, help_text=_("Zoals op uw identiteitsbewijs.")
    )
    shows_name = forms.BooleanField(
        required=False,
        label=_("Wie de code controleert, ziet mijn hele naam"),
        help_text=_("Anders ziet die alleen uw voorletters, en de bijeenkomst."),
    )


@read_or_post
@never_cache
def by_link(request: HttpRequest, token: str) -> HttpResponse:
    """``/aanmelding/<token>/bewijs/``."""
    return _answer(request, linked(token))


@read_or_post
@never_cache
@login_required
def mine(request: HttpRequest, key: UUID) -> HttpResponse:
    """``/mijn/agenda/<key>/bewijs/``: only for whose it is, not for who registered them."""
    return _answer(request, _of_person(request, key))


@require_safe
@never_cache
def pdf_by_link(request: HttpRequest, token: str) -> HttpResponse:
    """``/aanmelding/<token>/bewijs.pdf``."""
    return _file(linked(token))


@require_safe
@never_cache
@login_required
def my_pdf(request: HttpRequest, key: UUID) -> HttpResponse:
    """``/mijn/agenda/<key>/bewijs.pdf``."""
    return _file(_of_person(request, key))


def _of_person(request: HttpRequest, key: UUID) -> Registration:
    person = cast(User, request.user)
    found = known_or_404(request, key)
    if not (found.person_id == person.pk or found.email == person.email):
        raise Http404(f"no registration {key}")
    return found


def _answer(request: HttpRequest, registration: Registration) -> HttpResponse:
    if not may_have_certificate(registration, now=clock.now()):
        raise NotAttended(registration, now=clock.now())
    made = current_certificate(registration)
    known = {"name": made.name if made else registration.full_name, "shows_name": made and made.shows_name}
    form = CertificateForm(request.POST or None, initial=known)
    if request.method == "POST" and form.is_valid():
        make_certificate(registration, now=clock.now(), **form.cleaned_data)
        return discreet(redirect(request.path))
    context = {
        **_shown(made),
        "title": seats_title(registration.seating),
        "form": form,
        "is_waiting": _is_waiting(made, clock.now()) and request.method == "GET",
        "pdf_url": f"{request.path.rstrip('/')}.pdf",
        "about_url": request.path.removesuffix("bewijs/"),
    }
    answer = render(request, "events/certificates/own.html", context, status=422 if form.errors else 200)
    return discreet(answer)


def _shown(made: Certificate | None) -> dict[str, object]:
    if made is None:
        return {"certificate": None}
    return {
        "certificate": made,
        "code": as_read(made.code),
        "dates": dates_in_words(made),
        "hours": hours_in_words(made),
    }


def _is_waiting(made: Certificate | None, now: datetime) -> bool:
    """Whether the worker is at it; after a while there is something to mend, and waiting does not help."""
    return bool(made and made.wanted_at and now - made.made_at < PATIENCE)


def _file(registration: Registration) -> HttpResponse:
    made = current_certificate(registration)
    if made is None or made.pdf is None:
        raise Http404("no certificate")
    answer = HttpResponse(bytes(made.pdf), content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="bewijs-{as_read(made.code)}.pdf"'
    return discreet(answer)
