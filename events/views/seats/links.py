"""Pages whose address is the proof of whose they are."""

from __future__ import annotations

from typing import Any, cast
from uuid import UUID

from django.core.signing import BadSignature
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cop_platform.accounts.models import User
from cop_platform.core.errors import RuleError
from cop_platform.core.navigation import language_path
from events.domain.registration_link import key_of, manage_path
from events.domain.seats.mine import registration_known_to, registration_with
from events.models import Registration

# The address is a secret.  Not "no-referrer": browsers then send forms without their origin,
# and the protection against forged forms refuses them.  Other sites learn nothing this way either.
DISCREET = {"Referrer-Policy": "same-origin", "X-Robots-Tag": "noindex, nofollow"}
read_or_post = require_http_methods(["GET", "HEAD", "POST"])


class BrokenLink(RuleError):
    """The link is not one of ours, too old, or of a registration that is gone."""

    def __init__(self) -> None:
        super().__init__(
            _("Deze link werkt niet. Neem de hele link over uit uw laatste mail, of meld u opnieuw aan."),
            "broken-link",
        )


def linked(token: str) -> Registration:
    """The registration that the link with *token* is about; raises BrokenLink."""
    try:
        registration = registration_with(key_of(token))
    except (BadSignature, ValueError) as error:
        raise BrokenLink from error
    if registration is None:
        raise BrokenLink
    return registration


def known_or_404(request: HttpRequest, key: UUID) -> Registration:
    """Registration *key* of who is logged in, or of a colleague whom they registered; else Http404."""
    registration = registration_known_to(cast(User, request.user), key)
    if registration is None:
        raise Http404(f"no registration {key}")
    return registration


def is_senders(registration: Registration, request: HttpRequest) -> bool:
    """Whether who asks registered somebody else with *registration*, and does not come by it."""
    return registration.registered_by_id is not None and registration.registered_by_id == request.user.pk


def registration_path(registration: Registration, request: HttpRequest) -> str:
    """Where *registration* is shown the way *request* came: by the link of a mail, or on one's own page."""
    if request.resolver_match is not None and "token" in request.resolver_match.kwargs:
        return manage_path(registration)
    return reverse("my_registration", args=[registration.key])


def first_crumb(request: HttpRequest) -> dict[str, Any]:
    """The way back: to one's own agenda, which a guest does not have."""
    if request.user.is_authenticated:
        return {"label": _("Mijn agenda"), "url": language_path("/mijn/agenda/")}
    return {"label": _("Agenda"), "url": language_path("/agenda/")}


def discreet(response: HttpResponse) -> HttpResponse:
    """*response*, whose address is a secret, with the headers that keep it one."""
    for name, value in DISCREET.items():
        response[name] = value
    return response
