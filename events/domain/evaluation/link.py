"""The signed link by which somebody answers from the mail, without logging in."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings

from cop_platform.core.errors import RuleError
from cop_platform.core.navigation import language_path
from cop_platform.core.signing import sign, unsign
from events.domain.evaluation.answering import require_open
from events.domain.evaluation.inquiries import INQUIRIES, Inquiry
from events.models import Registration

PURPOSE = "evaluation"
# Longer than people can answer: who is late is told so.
VALID = timedelta(days=90)


def answer_path(inquiry: Inquiry, registration: Registration) -> str:
    """Where who has *registration* answers *inquiry*, in its language; with ``?nut=4`` that is chosen."""
    token = sign(PURPOSE, [inquiry.code, str(registration.key)])
    return language_path(f"/evaluatie/{token}/", registration.language)


def open_path(registration: Registration, *, now: datetime) -> str:
    """Where who has *registration* can answer something at *now*; empty when there is nothing to answer."""
    for inquiry in INQUIRIES.values():
        with suppress(RuleError):
            require_open(registration, inquiry, now=now)
            return answer_path(inquiry, registration)
    return ""


def answer_url(inquiry: Inquiry, registration: Registration) -> str:
    """The same for a mail."""
    return settings.SITE_URL + answer_path(inquiry, registration)


def asked_by(token: str) -> tuple[Inquiry, UUID]:
    """What *token* asks, and the key of whom; BadSignature when it is not ours or too old."""
    code, key = unsign(PURPOSE, token, VALID)
    return INQUIRIES[code], UUID(key)
