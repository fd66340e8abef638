"""The list at the door, on paper and on a telephone."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe
from django_permissions_policy.decorators import permissions_policy_override

from cop_platform.core import clock
from cop_platform.core.errors import RuleError
from events.domain.attendance.doorkeepers import doors_open_to, organises, ticket_holder
from events.domain.attendance.listing import IN, NONE, Attendee, attendees
from events.domain.seats.naming import seats_title
from events.domain.tickets import key_of_ticket, ticket_code
from events.models import Seating
from events.views.door.entrance import at_the_door, frame, person, when
from events.views.door.notes import NoteForm, noted

read_or_post = require_http_methods(["GET", "HEAD", "POST"])
with_camera = permissions_policy_override({"camera": ["self"]})


@require_safe
@never_cache
@login_required
def doors(request: HttpRequest) -> HttpResponse:
    """``/inchecken/``: where this person may check people in today and tomorrow."""
    open_doors = [
        {"name": seats_title(row), "when": when(row), "url": reverse("check_in", args=[row.pk])}
        for row in doors_open_to(person(request), now=clock.now())
    ]
    context = {"doors": open_doors, "breadcrumbs": [{"label": _("Inchecken")}], "nav_section": "agenda"}
    return render(request, "events/door/doors.html", context)


@read_or_post
@never_cache
@at_the_door
@with_camera
def check_in(request: HttpRequest, seating: Seating) -> HttpResponse:
    """``/inchecken/7/``: the list, and what is sent from it; JSON for a telephone that asks for it."""
    if request.method != "POST":
        return _list(request, seating)
    form = NoteForm(request.POST)
    try:
        if not form.is_valid():
            raise RuleError(_("Dit verzoek klopt niet. Kies opnieuw wie u wilt inchecken."), "nonsense")
        line, is_news = noted(request, seating, form.cleaned_data)
    except RuleError as refusal:
        return _refused(request, seating, refusal)
    if _wants_json(request):
        return JsonResponse({"attendee": line.as_dict(), "is_news": is_news})
    (messages.success if is_news else messages.warning)(request, _told(line, is_news))
    return _to_list(seating.pk, request.GET.get("q", ""))


@require_safe
@never_cache
@at_the_door
def check_in_state(request: HttpRequest, seating: Seating) -> HttpResponse:
    """``/inchecken/7/stand/``: the list as it is now, for a telephone; and what it needs to send notes."""
    lines = attendees(seating, clock.now())
    facts = {
        "token": get_token(request),
        "count": count_in_words(lines),
        "attendees": [line.as_dict() for line in lines],
    }
    return JsonResponse(facts)


@require_safe
@never_cache
@at_the_door
def attendance_list(request: HttpRequest, seating: Seating) -> HttpResponse:
    """``/inchecken/7/lijst/``: everybody on one page, to print."""
    lines = attendees(seating, clock.now())
    context = {**frame(seating, _("Presentielijst")), "lines": lines, "count": count_in_words(lines)}
    return render(request, "events/door/list.html", context)


@require_safe
@never_cache
def ticket(request: HttpRequest, token: str) -> HttpResponse:
    """``/inchecken/kaartje/…/``: what the drawing on a ticket says; helpers go on to the list."""
    if key_of_ticket(token) is None:
        raise Http404("no ticket")
    found = ticket_holder(person(request), token, now=clock.now())
    if found is None:
        return render(request, "events/door/ticket.html")
    return _to_list(found.seating_id, ticket_code(found))


def count_in_words(lines: list[Attendee]) -> str:
    """ "12 van 30 binnen": of who has a seat or is in."""
    inside = sum(line.state == IN for line in lines)
    expected = sum(line.state != NONE for line in lines)
    return _("%(inside)d van %(expected)d binnen") % {"inside": inside, "expected": expected}


def _to_list(pk: int, query: str) -> HttpResponse:
    back = reverse("check_in", args=[pk])
    return redirect(f"{back}?{urlencode({'q': query})}")


def _list(
    request: HttpRequest, seating: Seating, refusal: RuleError | None = None, status: int = 200
) -> HttpResponse:
    query = request.GET.get("q", "").strip()[:100]
    everybody = attendees(seating, clock.now())
    context: dict[str, Any] = {
        **frame(seating),
        "query": query,
        "lines": [line for line in everybody if line.is_asked_for(query)] if query else everybody,
        "count": count_in_words(everybody),
        "refusal": refusal,
        "asked": request.POST if refusal and refusal.code == "has_no_seat" else None,
        "may_appoint": organises(person(request), seating.event),
    }
    return render(request, "events/door/check_in.html", context, status=status)


def _refused(request: HttpRequest, seating: Seating, refusal: RuleError) -> HttpResponse:
    if _wants_json(request):
        return JsonResponse({"message": str(refusal.message), "code": refusal.code}, status=refusal.status)
    return _list(request, seating, refusal, refusal.status)


def _wants_json(request: HttpRequest) -> bool:
    return request.headers.get("Accept", "") == "application/json"


def _told(line: Attendee, is_news: bool) -> str:
    words = "%(name)s: %(words)s." if is_news else _("%(name)s was al binnen. %(words)s.")
    return words % {"name": line.name, "words": line.words}
