"""Whether a certificate is real, for whoever has its code."""

from __future__ import annotations

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from cop_platform.core import clock
from cop_platform.core.buckets import Buckets
from cop_platform.core.clients import client_of
from events.domain.certificates import (
    Standing,
    as_read,
    certificate_with,
    dates_in_words,
    hours_in_words,
    shown_name,
    standing_of,
)
from events.models import Certificate

# For the whole network behind one address; guessing a code takes ages longer.
CHECKS_PER_HOUR = 120
buckets = Buckets()


@require_safe
@never_cache
def check_certificate(request: HttpRequest, code: str) -> HttpResponse:
    """``/bewijs/<code>/``: valid, replaced or withdrawn; 404 for a code that is of nothing.

    A code that was erased and one that never was get the same answer.
    """
    if _asks_too_often(request):
        return _answer(request, {"is_refused": True}, HTTPStatus.TOO_MANY_REQUESTS)
    certificate = certificate_with(code)
    if certificate is None:
        return _answer(request, {}, HTTPStatus.NOT_FOUND)
    return _answer(request, _facts(certificate), HTTPStatus.OK)


def _facts(certificate: Certificate) -> dict[str, object]:
    standing = standing_of(certificate)
    facts: dict[str, object] = {"standing": standing, "certificate": certificate}
    if standing is Standing.VALID:
        facts |= {
            "name": shown_name(certificate),
            "code": as_read(certificate.code),
            "dates": dates_in_words(certificate),
            "hours": hours_in_words(certificate),
        }
    return facts


def _asks_too_often(request: HttpRequest) -> bool:
    client = client_of(request)
    now = clock.now().timestamp()
    return bool(client and buckets.take(hash(client), per_hour=CHECKS_PER_HOUR, now=now))


def _answer(request: HttpRequest, facts: dict[str, object], status: HTTPStatus) -> HttpResponse:
    context = {**facts, "breadcrumbs": [{"label": _("Bewijs controleren")}]}
    response = render(request, "events/certificates/check.html", context, status=status)
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Referrer-Policy"] = "no-referrer"
    return response
