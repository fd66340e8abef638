"""The agenda of one person for a calendar program, behind a secret address."""

from collections.abc import Hashable
from datetime import datetime
from functools import partial

from django.http import HttpRequest, HttpResponse, HttpResponseNotFound
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from cop_platform.accounts.models import User
from cop_platform.core import clock
from events.domain.filters import UnknownValue
from events.domain.look import parse_look
from events.domain.personal_feed import PersonalAgenda
from events.domain.subscriptions import resolve
from events.values import CancelledAs
from events.views.calendar_response import CALENDAR, answer, headers_for, inline, not_changed
from events.views.counted import counted
from events.views.refusals import refuse_plainly
from events.views.sparing import sparing

# Of every answer here, refusals included: neither search engines nor other sites learn the address.
DISCREET = {
    "X-Robots-Tag": "noindex, nofollow",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


@csrf_exempt
@require_safe
@counted
def personal_feed(request: HttpRequest, token: str) -> HttpResponse:
    """``/agenda/persoonlijk/<token>.ics``: what its owner registered for, and meetings of their communities.

    Every token that does not work gets the same 404, never an empty agenda: that
    would empty the calendar of the reader.
    """
    response = _answer(request, token)
    for name, value in DISCREET.items():
        response[name] = value
    return response


def by_token(request: HttpRequest, token: str) -> Hashable:
    """The link itself, whoever asks: a secret that went round has one limit for all who have it."""
    return ("personal", token)


@partial(sparing, key=by_token)
def _answer(request: HttpRequest, token: str) -> HttpResponse:
    now = clock.now()
    link = resolve(token, now=now)
    return _as_asked(request, link.person, now) if link else _unknown()


def _as_asked(request: HttpRequest, person: User, now: datetime) -> HttpResponse:
    try:
        look = parse_look(dict(request.GET.lists()))
    except UnknownValue as error:
        return refuse_plainly(error)
    return _agenda(request, person, now, look)


def _agenda(request: HttpRequest, person: User, now: datetime, look: CancelledAs) -> HttpResponse:
    agenda = PersonalAgenda(person, now=now, look=look)
    etag = agenda.etag
    if (unchanged := not_changed(request, etag, None, is_public=False)) is not None:
        return unchanged
    return answer(
        request,
        agenda.text(),
        content_type=CALENDAR,
        filename=inline("mijn-agenda.ics"),
        headers=headers_for(etag, None, is_public=False),
    )


def _unknown() -> HttpResponse:
    return HttpResponseNotFound(
        f"{_('Deze agenda bestaat niet.')}\n",
        content_type="text/plain; charset=utf-8",
        headers={"Cache-Control": "private, no-store"},
    )
