"""Puts certificates on paper, one at a time."""

from __future__ import annotations

from datetime import datetime, timedelta

import structlog
from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import override

from cop_platform.core.clock import local
from cop_platform.core.navigation import language_path
from cop_platform.core.pdf import NoPdf, pdf_of
from cop_platform.core.waiting import take_waiting
from events.domain.certificates.codes import as_read
from events.domain.certificates.standing import dates_in_words, hours_in_words
from events.models import Certificate

log = structlog.stdlib.get_logger("events.certificates")
RETRY = timedelta(hours=1)


def print_next(now: datetime) -> Certificate | None:
    """Make the file of the certificate that waited longest; None when none waits.

    What fails is tried again after an hour; nobody else tries it meanwhile.
    """
    waiting = take_waiting(Certificate.objects.order_by("wanted_at", "pk"), now=now, retry=RETRY)
    if waiting is not None:
        _print(waiting)
    return waiting


def certificate_html(certificate: Certificate) -> str:
    """The page that becomes the file, in the language of who made it."""
    with override(certificate.language):
        context = {
            "certificate": certificate,
            "language": certificate.language,
            "author": certificate.organiser,
            "code": as_read(certificate.code),
            "dates": dates_in_words(certificate),
            "hours": hours_in_words(certificate),
            "made_on": local(certificate.made_at),
            "address": settings.SITE_URL + language_path(f"/bewijs/{as_read(certificate.code)}/"),
        }
        return render_to_string("events/certificates/paper.html", context)


def _print(certificate: Certificate) -> None:
    try:
        pdf = pdf_of(certificate_html(certificate), sizes=(12, 11, 10, 9))
    except NoPdf as error:
        log.warning("no pdf", certificate=certificate.pk, reason=error.code)
        return
    Certificate.objects.filter(pk=certificate.pk).update(pdf=pdf.body, wanted_at=None)
