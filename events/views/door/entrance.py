"""What every page at the door has in common: who comes in, the way back, what the browser may do."""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from cop_platform.accounts.models import User
from cop_platform.core import clock
from cop_platform.core.dates import as_text, date_range_pieces
from cop_platform.core.middleware.headers import policy
from events.domain.attendance.doorkeepers import organises, seating_for
from events.domain.attendance.listing import listed_day
from events.domain.seats.naming import seats_title
from events.models import Seating

DoorView = Callable[..., HttpResponse]
# The telephone's own worker keeps the door going without a network.
CSP = policy({**settings.CSP_PUBLIC, "worker-src": "'self'"})


def at_the_door(view: DoorView) -> DoorView:
    """Give *view* the seats with the number in the address; 404 for who may not check people in there."""

    @wraps(view)
    @login_required
    def find(request: HttpRequest, pk: int, **kwargs: Any) -> HttpResponse:
        seating = seating_for(person(request), pk, now=clock.now())
        if seating is None:
            raise Http404("no door")
        response = view(request, seating, **kwargs)
        response["Content-Security-Policy"] = CSP
        return response

    return find


def organiser_only(view: DoorView) -> DoorView:
    """As ``at_the_door``, for who organises the meeting; helpers of the door get 404."""

    @wraps(view)
    @at_the_door
    def find(request: HttpRequest, seating: Seating, **kwargs: Any) -> HttpResponse:
        if not organises(person(request), seating.event):
            raise Http404("no organiser")
        return view(request, seating, **kwargs)

    return find


def person(request: HttpRequest) -> User:
    """Who asks."""
    return cast(User, request.user)


def when(seating: Seating) -> str:
    """The day that people are checked in for, in words."""
    start, end = listed_day(seating, clock.now())
    is_all_day = seating.event.all_day and seating.session_id is None
    return as_text(date_range_pieces(start, end, all_day=is_all_day, long=True))


def frame(seating: Seating, title: str = "") -> dict[str, Any]:
    """The context of every page of *seating*; *title* names a page below the list."""
    trail = [{"label": _("Inchecken"), "url": reverse("doors")}, {"label": seats_title(seating)}]
    if title:
        trail[1]["url"] = reverse("check_in", args=[seating.pk])
        trail.append({"label": title})
    facts = {"seating": seating, "name": seats_title(seating), "when": when(seating), "title": title}
    return {**facts, "breadcrumbs": trail, "nav_section": "agenda"}
