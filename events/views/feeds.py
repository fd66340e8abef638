"""Public feeds: every filter of the agenda is one."""

from collections.abc import Callable, Iterable

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse, HttpResponseNotFound
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from cop_platform.core import clock
from events.domain.feeds import Feed, address, feed_dates, render
from events.domain.filters import UnknownValue, parse
from events.domain.look import parse_look
from events.domain.validator import validate
from events.models import Occurrence
from events.views.calendar_response import (
    CALENDAR,
    JSON_FEED,
    RSS,
    answer,
    headers_for,
    inline,
    not_changed,
)
from events.views.json_feed import json_feed
from events.views.refusals import refuse_plainly
from events.views.rss import rss_feed
from events.views.sparing import sparing

VISITOR = AnonymousUser()
Writer = Callable[[Feed, Iterable[Occurrence]], bytes]


@csrf_exempt
@require_safe
@sparing
def agenda_feed(request: HttpRequest) -> HttpResponse:
    """``/agenda.ics``: the public meetings that the filters select."""
    parameters = dict(request.GET.lists())
    try:
        feed = Feed(parse(parameters, viewer=VISITOR), look=parse_look(parameters))
    except UnknownValue as error:
        return refuse_plainly(error)
    return _feed(request, feed, "agenda")


@csrf_exempt
@require_safe
@sparing
def short_feed(request: HttpRequest, parameter: str, slug: str) -> HttpResponse:
    """``/agenda/regio/rijnmond.ics``: one choice of one filter, under a short address."""
    try:
        selection = parse({parameter: [slug]}, viewer=VISITOR)
    except UnknownValue:
        return HttpResponseNotFound(
            f"{_('Deze agenda bestaat niet.')}\n", content_type="text/plain; charset=utf-8"
        )
    try:
        look = parse_look(dict(request.GET.lists()))
    except UnknownValue as error:
        return refuse_plainly(error)
    present = selection.chosen[0].slug
    return _feed(request, Feed(selection, f"/agenda/{parameter}/{present}.ics", look), present)


@csrf_exempt
@require_safe
@sparing
def agenda_json(request: HttpRequest) -> HttpResponse:
    """``/agenda.json``: the public dates from today on that the filters select, as a JSON Feed."""
    return _dates(request, "/agenda.json", JSON_FEED, json_feed)


@csrf_exempt
@require_safe
@sparing
def agenda_rss(request: HttpRequest) -> HttpResponse:
    """``/agenda.rss``: the same dates as RSS."""
    return _dates(request, "/agenda.rss", RSS, rss_feed)


def _dates(request: HttpRequest, path: str, content_type: str, write: Writer) -> HttpResponse:
    try:
        selection = parse(dict(request.GET.lists()), viewer=VISITOR)
    except UnknownValue as error:
        return refuse_plainly(error)
    now = clock.now()
    feed = Feed(selection, address(selection.filter, path))
    etag = validate(feed, now=now).etag_on(clock.today(now))
    # Dates leave this list as time passes, so only the tag says whether it changed.
    if (unchanged := not_changed(request, etag, None)) is not None:
        return unchanged
    return answer(
        request,
        write(feed, feed_dates(selection.filter, now=now)),
        content_type=content_type,
        filename=inline(path.removeprefix("/")),
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
