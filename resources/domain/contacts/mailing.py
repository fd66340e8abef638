"""The mails that carry the link."""

from __future__ import annotations

from datetime import datetime

from cop_platform.core.clock import local
from cop_platform.core.dates import day_text
from cop_platform.notifications.domain.enqueue import enqueue
from cop_platform.notifications.rendering import render_mail
from resources.domain.contacts.link import address
from resources.models import PracticeContact


def mail_link(kind: str, row: PracticeContact, token: str, *, now: datetime) -> None:
    """Send a mail of *kind* with the link of *token* to the person of *row*; not after its end."""
    context = {
        "title": row.practice.title,
        "until": day_text(local(row.ends_at).date()),
        "url": address(token),
    }
    enqueue(
        render_mail(kind, context=context, language="nl", to=row.email),
        kind=kind,
        to_address=row.email,
        dedupe_key=f"{kind}:{row.pk}:{now:%Y%m%d%H%M%S}",
        now=now,
        not_after=row.ends_at,
    )
