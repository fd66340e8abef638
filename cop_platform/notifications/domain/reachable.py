"""Addresses that nothing reaches: what can be missed is not sent there any more."""

from __future__ import annotations

import re
from datetime import timedelta

from django.db.models import Count

from cop_platform.notifications.models import OutboxMail

State = OutboxMail.State
# RFC 3463: no such address (5.1), mailbox closed (5.2.1); 5.4.1 is how Exchange Online says the former.
# Not: full (5.2.2), too large, or refused for its sender or content (5.7), which is no fault of the address.
_GONE = re.compile(r"^(?:5\d\d )?5\.(?:1\.\d+|2\.1|4\.1)\b")
# So many of the last mails came back, the first and the last of them so long apart.
MANY = 3
APART = timedelta(days=1)


def is_unreachable(address: str) -> bool:
    """Whether the last three mails to *address* came back because it does not exist, over a day or more.

    The first mail that arrives ends it, and so do the ninety days that mails are kept.
    """
    bounced = OutboxMail.objects.filter(to_address=address, state=State.BOUNCED)
    if sum(_is_gone(words) for words in bounced.values_list("last_error", flat=True)) < MANY:
        return False
    ended = OutboxMail.objects.filter(to_address=address, state__in=[State.SENT, State.BOUNCED])
    last = list(ended.order_by("-pk").values_list("state", "last_error", "created_at")[:MANY])
    gone = all(state == State.BOUNCED and _is_gone(words) for state, words, _when in last)
    return gone and last[0][2] - last[-1][2] >= APART


def unreachable_addresses() -> frozenset[str]:
    """All of them, in lower case; a query, and two for each address that was refused three times."""
    rows = OutboxMail.objects.filter(state=State.BOUNCED).order_by().values("to_address")
    often = rows.annotate(times=Count("pk")).filter(times__gte=MANY).values_list("to_address", flat=True)
    return frozenset(address.lower() for address in often if is_unreachable(address))


def _is_gone(words: str) -> bool:
    return _GONE.match(words) is not None
