"""The page on which somebody says what they thought of a meeting, from the link in a mail."""

from __future__ import annotations

from django.core.signing import BadSignature
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from cop_platform.core import clock
from cop_platform.core.dates import moment_text
from events.domain.evaluation import Inquiry, answer
from events.domain.evaluation.answering import require_open
from events.domain.evaluation.box import FEWEST
from events.domain.evaluation.errors import NothingSaid
from events.domain.evaluation.inquiries import closes_at
from events.domain.evaluation.link import asked_by
from events.domain.seats.mine import registration_with
from events.domain.seats.naming import seats_title
from events.models import Registration
from events.rows import path_of
from events.views.seats.evaluation_form import EvaluationForm
from events.views.seats.links import BrokenLink, discreet, read_or_post


@read_or_post
@never_cache
def evaluation(request: HttpRequest, token: str) -> HttpResponse:
    """``/evaluatie/<token>/?nut=4``: shows what was clicked in the mail; only a POST keeps it.

    Programs that look where the links of a mail lead thus say nothing for anybody.
    """
    inquiry, registration = _asked(token)
    if getattr(registration, inquiry.flag):
        return _page(request, inquiry, registration, None)
    require_open(registration, inquiry, now=clock.now())
    if request.method != "POST":
        form = EvaluationForm(inquiry=inquiry, initial=request.GET.dict())
        return _page(request, inquiry, registration, form)
    form = EvaluationForm(request.POST, inquiry=inquiry)
    if not form.is_valid() or not _is_kept(form, registration):
        return _page(request, inquiry, registration, form, status=422)
    return discreet(redirect(request.path))


def _asked(token: str) -> tuple[Inquiry, Registration]:
    try:
        inquiry, key = asked_by(token)
    except (BadSignature, LookupError, ValueError, TypeError) as error:
        raise BrokenLink from error
    registration = registration_with(key)
    if registration is None:
        raise BrokenLink
    return inquiry, registration


def _is_kept(form: EvaluationForm, registration: Registration) -> bool:
    try:
        answer(registration, form.inquiry, form.said(), now=clock.now())
    except NothingSaid as error:
        form.add_error(None, str(error.message))
        return False
    return True


def _page(
    request: HttpRequest,
    inquiry: Inquiry,
    registration: Registration,
    form: EvaluationForm | None,
    *,
    status: int = 200,
) -> HttpResponse:
    seating = registration.seating
    context = {
        "form": form,
        "seating": seating,
        "event": seating.event,
        "title": seats_title(seating),
        "until": moment_text(closes_at(inquiry, seating)),
        "fewest": FEWEST,
        "about_path": path_of(seating.event.slug),
        "breadcrumbs": [{"label": seats_title(seating)}],
    }
    return discreet(render(request, "events/seats/evaluation.html", context, status=status))
