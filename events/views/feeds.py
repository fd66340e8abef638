"""Public feeds: every filter of the agenda is one."""

from collections.abc import Callable, Iterable
from datetime import datetime

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse, HttpResponseNotFound
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from cop_platform.core import clock
from events.domain.feed_copies import Maker, copy_of, key_of
from events.domain.feeds import Feed, address, calendar_text, feed_dates
from events.domain.filters import FACETS, UnknownValue, parse
from events.domain.look import PARAMETER as LOOK
from events.domain.look import parse_look
from events.domain.validator import FeedState
from events.models import Occurrence
from events.values import FeedText
from events.views.calendar_response import CALENDAR, JSON_FEED, RSS, answer_from
from events.views.counted import counted
from events.views.json_feed import json_feed
from events.views.refusals import refuse_plainly
from events.views.rss import rss_feed
from events.views.sparing import sparing

VISITOR = AnonymousUser()
PARAMETERS = {*FACETS, "q", "van", "tot", LOOK}
Writer = Callable[[Feed, Iterable[Occurrence]], bytes]


@csrf_exempt
@require_safe
@counted
@sparing
def agenda_feed(request: HttpRequest) -> HttpResponse:
    """``/agenda.ics``: the public meetings that the filters select."""
    now = clock.now()

    def make(state: FeedState) -> FeedText:
        parameters = dict(request.GET.lists())
        feed = Feed(parse(parameters, viewer=VISITOR), look=parse_look(parameters))
        return calendar_text(feed, "agenda", changed_at=state.changed_at, now=now)

    try:
        return _answer(request, make, CALENDAR, now)
    except UnknownValue as error:
        return refuse_plainly(error)


@csrf_exempt
@require_safe
@counted
@sparing
def short_feed(request: HttpRequest, parameter: str, slug: str) -> HttpResponse:
    """``/agenda/regio/rijnmond.ics``: one choice of one filter, under a short address."""
    now = clock.now()

    def make(state: FeedState) -> FeedText:
        selection = parse({parameter: [slug]}, viewer=VISITOR)
        present = selection.chosen[0].slug
        look = parse_look(dict(request.GET.lists()))
        feed = Feed(selection, f"/agenda/{parameter}/{present}.ics", look)
        return calendar_text(feed, present, changed_at=state.changed_at, now=now)

    try:
        return _answer(request, make, CALENDAR, now)
    except UnknownValue as error:
        return refuse_plainly(error) if error.parameter == LOOK else _unknown()


@csrf_exempt
@require_safe
@counted
@sparing
def agenda_json(request: HttpRequest) -> HttpResponse:
    """``/agenda.json``: the public dates from today on that the filters select, as a JSON Feed."""
    return _dates(request, "/agenda.json", JSON_FEED, json_feed)


@csrf_exempt
@require_safe
@counted
@sparing
def agenda_rss(request: HttpRequest) -> HttpResponse:
    """``/agenda.rss``: the same dates as RSS."""
    return _dates(request, "/agenda.rss", RSS, rss_feed)


def _dates(request: HttpRequest, path: str, content_type: str, write: Writer) -> HttpResponse:
    now = clock.now()

    def make(state: FeedState) -> FeedText:
        selection = parse(dict(request.GET.lists()), viewer=VISITOR)
        feed = Feed(selection, address(selection.filter, path))
        # Dates leave this list as time passes, so only the tag says whether it changed.
        return FeedText(write(feed, feed_dates(selection.filter, now=now)), path.removeprefix("/"))

    try:
        return _answer(request, make, content_type, now)
    except UnknownValue as error:
        return refuse_plainly(error)


def _answer(request: HttpRequest, make: Maker, content_type: str, now: datetime) -> HttpResponse:
    copy = copy_of(_question(request), make, now=now)
    return answer_from(copy, request, content_type=content_type)


def _question(request: HttpRequest) -> bytes:
    """What is asked, in few bytes: the path, which tells the language, and what we know of parameters."""
    if not request.META.get("QUERY_STRING"):
        return key_of(request.path)
    known = [(name, values) for name, values in request.GET.lists() if name in PARAMETERS]
    return key_of(request.path, *sorted(known))


def _unknown() -> HttpResponse:
    return HttpResponseNotFound(
        f"{_('Deze agenda bestaat niet.')}\n", content_type="text/plain; charset=utf-8"
    )
