"""The programme of a festival: as a page, as a calendar, as data; and its sessions."""

import json
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from cop_platform.core import clock
from events.domain.filters import UnknownValue
from events.domain.look import parse_look
from events.domain.programme import dates_of, programme_bytes, sessions_of, timetable
from events.models import Event, FestivalPage
from events.rows import meeting_path
from events.views.calendar_response import JSON, inline
from events.views.counted import counted
from events.views.lookup import event_or_404, is_public
from events.views.meeting import calendar_file
from events.views.refusals import refuse_plainly
from events.views.schedule import day_context, session_json, session_tags
from events.views.sparing import sparing


@require_safe
def next_festival(request: HttpRequest) -> HttpResponse:
    """``/festival/``: to the coming festival, or else the last one."""
    festivals = Event.objects.visible_to(request.user).filter(is_festival=True)
    coming = festivals.filter(occurrences__ends_at__gt=clock.now()).order_by("starts_at").first()
    found = coming or festivals.order_by("-starts_at").first()
    if found is None:
        raise Http404("no festival")
    return redirect(meeting_path(found))


@require_safe
def programme(request: HttpRequest, slug: str) -> HttpResponse:
    """``/agenda/<festival>/programma/``."""
    event, festival = _festival_or_404(request, slug)
    days = [day_context(day, meeting_path(event)) for day in timetable(festival)]
    context = {
        **_shared(event, festival),
        "days": days,
        "jumps": [{"label": day["short"], "url": f"#{day['anchor']}"} for day in days],
        # A calendar does not log in: what is not for everybody can only be downloaded.
        "feed_url": f"/agenda/{event.slug}/programma.ics" if is_public(event) else "",
    }
    return render(request, "events/programme.html", context)


@csrf_exempt
@require_safe
@counted
@sparing
def programme_feed(request: HttpRequest, slug: str) -> HttpResponse:
    """``/agenda/<festival>/programma.ics``."""
    event, festival = _festival_or_404(request, slug)
    try:
        look = parse_look(dict(request.GET.lists()))
    except UnknownValue as error:
        return refuse_plainly(error)
    body = programme_bytes(festival, event, look)
    return calendar_file(request, event, body, inline(f"{slug}-programma.ics"))


@csrf_exempt
@require_safe
@sparing
def programme_json(request: HttpRequest, slug: str) -> HttpResponse:
    """``/agenda/<festival>/programma.json``."""
    event, festival = _festival_or_404(request, slug)
    dates = dates_of(festival)
    sessions = [session_json(session, event, dates) for session in sessions_of(festival)] if dates else []
    data = {"title": event.title, "days": [str(day) for day in dates], "sessions": sessions}
    body = json.dumps(data, ensure_ascii=False, indent=1).encode()
    return calendar_file(request, event, body, inline(f"{slug}-programma.json"), content_type=JSON)


@require_safe
def session(request: HttpRequest, slug: str, session_slug: str) -> HttpResponse:
    """``/agenda/<festival>/sessies/<session>/``."""
    event, festival = _festival_or_404(request, slug)
    dates = dates_of(festival)
    found = sessions_of(festival).filter(slug=session_slug).prefetch_related("audiences").first()
    if found is None or not dates:
        raise Http404(f"no session {session_slug}")
    start, end = found.span_on(dates)
    context = {
        **_shared(event, festival),
        "session": found,
        "tags": session_tags(found),
        "start": start,
        "end": end,
        "breadcrumbs": [
            {"label": event.title, "url": meeting_path(event)},
            {"label": _("Programma"), "url": f"{meeting_path(event)}programma/"},
            {"label": found.title},
        ],
    }
    return render(request, "events/session.html", context)


def _festival_or_404(request: HttpRequest, slug: str) -> tuple[Event, FestivalPage]:
    event = event_or_404(request, slug)
    festival = FestivalPage.objects.filter(event=event).first() if event.is_festival else None
    if festival is None:
        raise Http404(f"{slug} is no festival")
    return event, festival


def _shared(event: Event, festival: FestivalPage) -> dict[str, Any]:
    return {
        "event": event,
        "festival": festival,
        "nav_section": "festival",
        "meeting_path": meeting_path(event),
    }
