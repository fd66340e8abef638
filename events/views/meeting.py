"""One date of a meeting as a page, and meetings and dates as files."""

import hashlib
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from cop_platform.core.dates import as_text, date_range_pieces
from cop_platform.core.navigation import language_path
from events.domain.downloads import date_bytes, meeting_bytes
from events.models import Event, Occurrence
from events.rows import date_path, meeting_path, place
from events.views.calendar_response import CALENDAR, answer, attachment, headers_for, not_changed
from events.views.lookup import event_or_404, is_public, occurrence_or_404
from events.views.sparing import sparing


@require_safe
def occurrence(request: HttpRequest, slug: str, day: date) -> HttpResponse:
    """``/agenda/<slug>/2026-11-03/``: what is so of this one date."""
    event = event_or_404(request, slug)
    found = occurrence_or_404(event, day)
    when = as_text(date_range_pieces(found.starts_at, found.ends_at, all_day=event.all_day))
    context = {
        "event": event,
        "occurrence": found,
        "when": when,
        "place": place(event),
        "file_path": f"/agenda/{event.slug}/{day}/event.ics",
        "meeting_path": meeting_path(event),
        "others": _neighbours(event, day),
        "nav_section": "festival" if event.is_festival else "agenda",
        "breadcrumbs": [
            {"label": _("Agenda"), "url": language_path("/agenda/")},
            {"label": event.title, "url": meeting_path(event)},
            {"label": when.split(",")[0]},
        ],
    }
    return render(request, "events/occurrence.html", context)


@csrf_exempt
@require_safe
@sparing
def meeting_file(request: HttpRequest, slug: str) -> HttpResponse:
    """``/agenda/<slug>/event.ics``: the meeting with all its dates."""
    event = event_or_404(request, slug)
    return calendar_file(request, event, meeting_bytes(event), attachment(f"{slug}.ics"))


@csrf_exempt
@require_safe
@sparing
def date_file(request: HttpRequest, slug: str, day: date) -> HttpResponse:
    """``/agenda/<slug>/2026-11-03/event.ics``: only this date."""
    event = event_or_404(request, slug)
    body = date_bytes(occurrence_or_404(event, day))
    return calendar_file(request, event, body, attachment(f"{slug}-{day}.ics"))


def calendar_file(
    request: HttpRequest, event: Event, body: bytes, filename: str, *, content_type: str = CALENDAR
) -> HttpResponse:
    """*body* about *event*, or a 304 when the client has the same bytes."""
    etag = f'W/"{hashlib.sha256(body).hexdigest()[:32]}"'
    public = is_public(event)
    if (unchanged := not_changed(request, etag, event.revised_at, is_public=public)) is not None:
        return unchanged
    headers = headers_for(etag, event.revised_at, is_public=public)
    return answer(request, body, content_type=content_type, filename=filename, headers=headers)


def _neighbours(event: Event, day: date) -> dict[str, dict[str, str] | None]:
    before = event.occurrences.filter(on_date__lt=day).order_by("-on_date").first()
    after = event.occurrences.filter(on_date__gt=day).order_by("on_date").first()
    return {"previous": _link(event, before), "next": _link(event, after)}


def _link(event: Event, found: Occurrence | None) -> dict[str, str] | None:
    if found is None:
        return None
    found.event = event
    when = as_text(date_range_pieces(found.starts_at, found.ends_at, all_day=event.all_day))
    return {"title": when, "url": date_path(found)}
