"""Public feeds: every filter of the agenda is one."""

import json
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse, HttpResponseNotFound
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from cop_platform.core import clock
from events.domain.feeds import Feed, feed_dates, render, validate
from events.domain.filters import Selection, UnknownValue, parse
from events.views.calendar_response import CALENDAR, JSON, answer, headers_for, inline, not_changed
from events.views.dates_json import date_as_json
from events.views.refusals import refuse_plainly

VISITOR = AnonymousUser()


@csrf_exempt
@require_safe
def agenda_feed(request: HttpRequest) -> HttpResponse:
    """``/agenda.ics``: the public meetings that the filters select."""
    try:
        selection = parse(dict(request.GET.lists()), viewer=VISITOR)
    except UnknownValue as error:
        return refuse_plainly(error)
    return _feed(request, Feed(selection), "agenda")


@csrf_exempt
@require_safe
def short_feed(request: HttpRequest, parameter: str, slug: str) -> HttpResponse:
    """``/agenda/regio/rijnmond.ics``: one choice of one filter, under a short address."""
    try:
        selection = parse({parameter: [slug]}, viewer=VISITOR)
    except UnknownValue:
        return HttpResponseNotFound(
            f"{_('Deze agenda bestaat niet.')}\n", content_type="text/plain; charset=utf-8"
        )
    present = selection.chosen[0].slug
    return _feed(request, Feed(selection, f"/agenda/{parameter}/{present}.ics"), present)


@csrf_exempt
@require_safe
def agenda_json(request: HttpRequest) -> HttpResponse:
    """``/agenda.json``: the public dates from today on that the filters select."""
    try:
        selection = parse(dict(request.GET.lists()), viewer=VISITOR)
    except UnknownValue as error:
        return refuse_plainly(error)
    now = clock.now()
    validator = validate(Feed(selection), now=now)
    etag = f'{validator.etag[:-1]}-{clock.today(now)}"'
    # Dates leave this list as time passes, so only the tag says whether it changed.
    if (unchanged := not_changed(request, etag, None)) is not None:
        return unchanged
    body = json.dumps(_dates(selection, now), ensure_ascii=False, indent=1).encode()
    return answer(
        request,
        body,
        content_type=JSON,
        filename=inline("agenda.json"),
        headers=headers_for(etag, None),
    )


def _feed(request: HttpRequest, feed: Feed, name: str) -> HttpResponse:
    now = clock.now()
    validator = validate(feed, now=now)
    if (unchanged := not_changed(request, validator.etag, validator.changed_at)) is not None:
        return unchanged
    return answer(
        request,
        render(feed, now=now),
        content_type=CALENDAR,
        filename=inline(f"{name}.ics"),
        headers=headers_for(validator.etag, validator.changed_at),
    )


def _dates(selection: Selection, now: Any) -> list[dict[str, Any]]:
    return [date_as_json(date) for date in feed_dates(selection.filter, now=now)]
