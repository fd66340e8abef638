"""One mail to one person, about what they or the queue just did."""

from __future__ import annotations

from datetime import datetime

from django.utils import translation

from cop_platform.notifications.domain.enqueue import Letter, can_be_mailed, enqueue_many
from cop_platform.notifications.rendering import render_mail
from cop_platform.notifications.values import Mail
from events.domain.ical.invitation import Method
from events.domain.notices.calendars import invitation_to
from events.domain.notices.kinds import INVITING, Notice
from events.domain.notices.subject import subject_of
from events.domain.notices.words import about, brings_ticket, own_words
from events.domain.tickets import PICTURE, ticket_attachment
from events.models import Registration


def tell(registration: Registration, notice: Notice, *, now: datetime, had_seat: bool = False) -> None:
    """Enqueue the mail *notice* about *registration*, in its language, once for each of its versions.

    Who *had_seat* was sent an invitation; it is taken back.
    """
    method: Method | None = "REQUEST" if notice in INVITING else "CANCEL" if had_seat else None
    with translation.override(registration.language):
        mail = _mail(registration, notice, method, now)
    letter = Letter(
        mail,
        kind=notice,
        to_address=registration.address,
        recipient_id=registration.person_id,
        dedupe_key=f"{notice}:{registration.key}:{registration.version}",
        not_after=registration.offered_until if notice == Notice.OFFERED else None,
    )
    enqueue_many([letter], now=now, is_bulk=False)


def _mail(registration: Registration, notice: Notice, method: Method | None, now: datetime) -> Mail:
    seating, subject = registration.seating, subject_of(registration.seating)
    address = registration.address
    invitation = invitation_to(seating, method, now=now) if method and can_be_mailed(address) else None
    words = about(seating, subject, registration.place, now=now) | own_words(registration)
    ticket = (ticket_attachment(registration),) if brings_ticket(notice, registration) else ()
    return render_mail(
        notice,
        context=words | {"has_calendar": invitation is not None, "ticket_picture": PICTURE if ticket else ""},
        language=registration.language,
        to=registration.person or address,
        calendar=invitation.to(address) if invitation else "",
        calendar_method=invitation.method if invitation else "",
        attachments=ticket,
    )
