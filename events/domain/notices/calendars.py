"""The calendar part of a mail: the meeting of the feed, as an invitation or as taken back."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings

from events.domain.ical import Invitation, Numbers, invitation, safe_vevents
from events.domain.ical.invitation import Method
from events.domain.notices.subject import Subject, subject_of
from events.domain.programme import told_session
from events.models import Seating


def invitation_to(
    seating: Seating, method: Method, *, now: datetime, before: Subject | None = None
) -> Invitation | None:
    """What calendars are told of *seating* at *now*; None when there is nothing that they can read.

    *before* is what it was: a date that got another identity in its series is struck
    out under the old one, and of a meeting that left nothing newer may be told.
    """
    subject = subject_of(seating)
    if seating.session is not None:
        return _of_session(seating, method, now)
    text = subject.calendar or (before.calendar if before else "")
    numbers = _numbers(seating.event.uid, seating.event.sequence, now)
    old = before.date if before else None
    is_renamed = old and subject.date and seating.event.is_recurring and old.original != subject.date.original
    retired = [old] if old and is_renamed else []
    return invitation(text, method, numbers, date=subject.date, retired=retired) if text else None


def _of_session(seating: Seating, method: Method, now: datetime) -> Invitation | None:
    """As ``programme_bytes`` tells of it."""
    told = told_session(seating.session, seating.event) if seating.session else None
    if told is None:
        return None
    return invitation(safe_vevents(told), method, _numbers(told.uid, told.sequence, now))


def _numbers(uid: str, sequence: int, now: datetime) -> Numbers:
    return Numbers(uid, sequence, now, (settings.SITE_NAME, settings.CONTACT_EMAIL))
