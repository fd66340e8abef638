"""Mails to the editor in charge: only when somebody must do something, and once."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings

from cop_platform.notifications.domain.enqueue import enqueue
from cop_platform.notifications.rendering import render_mail
from events.models import PartnerCalendar

TELL_AFTER = 3


def tell_failing(calendar: PartnerCalendar, *, now: datetime) -> None:
    """Say that fetching has failed TELL_AFTER times in a row; once for each row of failures."""
    _tell(calendar, "partner_failing", f"{calendar.failing_since:%Y%m%d%H%M%S}", {}, now)


def tell_held(calendar: PartnerCalendar, missing: int, known: int, *, now: datetime) -> None:
    """Say that *missing* of *known* meetings vanished and that a person must choose; once for each time."""
    counts = {"missing": missing, "known": known}
    _tell(calendar, "partner_held", f"{calendar.held_at:%Y%m%d%H%M%S}", counts, now)


def _tell(calendar: PartnerCalendar, kind: str, moment: str, facts: dict[str, int], now: datetime) -> None:
    context = {**facts, "calendar": calendar, "url": settings.SITE_URL + overview_path(calendar)}
    enqueue(
        render_mail(kind, context=context, language="nl", to=calendar.contact_email),
        kind=kind,
        to_address=calendar.contact_email,
        dedupe_key=f"{kind}:{calendar.pk}:{moment}",
        now=now,
    )


def overview_path(calendar: PartnerCalendar) -> str:
    """Where an editor sees how *calendar* fares."""
    return f"/cms/snippets/events/partnercalendar/inspect/{calendar.pk}/"
