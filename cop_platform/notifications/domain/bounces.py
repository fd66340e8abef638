"""Mails that were taken by a mail server and came back later."""

from __future__ import annotations

import structlog
from django.db.models import Q

from cop_platform.notifications.domain.outcomes import FORGOTTEN
from cop_platform.notifications.mime import message_id
from cop_platform.notifications.models import OutboxMail
from cop_platform.notifications.returned.reading import Returned, read_report

log = structlog.stdlib.get_logger("cop_platform.mail")
# Of one address, in ninety days.
MOST_MAILS = 1_000


def take_bounce(body: bytes) -> OutboxMail | None:
    """Mark the mail that *body* says was not delivered; None when it is no such report, or not of ours.

    Only who saw the mail, or carried it, knows its Message-ID: a report without it is believed of nobody.
    """
    report = read_report(body)
    row = _mail_of(report) if report else None
    if report is None or row is None:
        log.info("no bounce of ours")
        return None
    # A worker that has not yet marked it as sent finds that it no longer has it.
    tried = OutboxMail.objects.filter(pk=row.pk, attempts__gt=0).exclude(state=OutboxMail.State.BOUNCED)
    fields = {"state": OutboxMail.State.BOUNCED, "last_error": report.words, **FORGOTTEN}
    if tried.update(claim="", claimed_until=None, **fields):
        log.info("mail bounced", kind=row.kind, mail=row.pk)
    return row


def _mail_of(report: Returned) -> OutboxMail | None:
    """The mail with the Message-ID of *report*, among those to its addresses, newest first."""
    to = Q(pk__in=[])
    for address in report.addresses:
        to |= Q(to_address__iexact=address)
    rows = OutboxMail.objects.filter(to).only("dedupe_key", "kind").order_by("-pk")[:MOST_MAILS]
    return next((row for row in rows.iterator() if message_id(row) == report.message_id), None)
