"""How often guests may ask for a seat: each time sends a mail to whatever address they typed."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest

from cop_platform.core import clock
from cop_platform.core.buckets import Buckets
from cop_platform.core.clients import client_of

# A whole town hall may be behind one network address.
ADDRESSES_PER_CLIENT = 20
buckets = Buckets()


def asks_too_often(request: HttpRequest, email: str) -> bool:
    """Whether so many mails went to *email*, or so many guests came from this client, that it must wait.

    ``GUEST_REGISTRATIONS_PER_HOUR`` is for one address of mail; 0 limits nothing.
    """
    per_hour, now = settings.GUEST_REGISTRATIONS_PER_HOUR, clock.now().timestamp()
    if not per_hour:
        return False
    client = client_of(request)
    if client and buckets.take(hash(client), per_hour=per_hour * ADDRESSES_PER_CLIENT, now=now):
        return True
    return bool(buckets.take(hash(email.lower()), per_hour=per_hour, now=now))
