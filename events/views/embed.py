"""The agenda inside a page of another site: no script, no cookies, and the only page that may be framed."""

from functools import partial
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from cop_platform.core import clock
from cop_platform.core.middleware.headers import policy
from cop_platform.core.navigation import language_path
from events.domain.agenda import occurrences_for
from events.domain.feeds import PAGE, Feed, address
from events.domain.filters import Selection, UnknownValue, parse
from events.rows import rows_of
from events.views.calendar_response import PUBLIC
from events.views.sparing import sparing

MOST_DATES = 10
VISITOR = AnonymousUser()
POLICY = policy(
    {
        "default-src": "'none'",
        "style-src": "'self'",
        "img-src": "'self'",
        "font-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'none'",
        "frame-ancestors": "*",
    }
)


def whole_client(request: HttpRequest) -> None:
    """No limit of its own: a town hall full of people may have the same page open."""


def refuse_framed(request: HttpRequest, status: int, text: str) -> HttpResponse:
    """The refusal as a page that fits in the frame."""
    title = _("De agenda is er even niet")
    return _framed(request, {"title": title, "refusal": text, "all_url": language_path(PAGE)}, status)


@xframe_options_exempt
@require_safe
@partial(sparing, key=whole_client, refuse=refuse_framed)
def embed(request: HttpRequest) -> HttpResponse:
    """``/agenda/insluiten/``: the first dates that the filters select, with a link to all of them."""
    try:
        selection = parse(dict(request.GET.lists()), viewer=VISITOR)
    except UnknownValue as error:
        title = _("Dit filter bestaat niet")
        context = {"title": title, "refusal": error.message, "all_url": language_path(PAGE)}
        return _framed(request, context, error.status)
    return _framed(request, _context(selection))


def _context(selection: Selection) -> dict[str, Any]:
    dates = occurrences_for(selection.filter, viewer=VISITOR, now=clock.now())
    return {
        "title": Feed(selection).name,
        "rows": rows_of(dates[:MOST_DATES]),
        "all_url": address(selection.filter, language_path(PAGE)),
    }


def _framed(request: HttpRequest, context: dict[str, Any], status: int = 200) -> HttpResponse:
    canonical = settings.SITE_URL + language_path(PAGE)
    answer = render(request, "events/embed.html", {**context, "canonical": canonical}, status=status)
    answer["Content-Security-Policy"] = POLICY
    answer["Cross-Origin-Resource-Policy"] = "cross-origin"
    if status == 200:
        answer["Cache-Control"] = PUBLIC
    return answer
