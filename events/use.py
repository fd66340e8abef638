"""Whose calendar reads a secret agenda uses the account, without ever logging in."""

from datetime import datetime

from django.db.models import Q

from cop_platform.accounts.domain.unused import counts_as_use
from events.models import FeedSubscription


@counts_as_use
def reads_an_agenda(since: datetime) -> Q:
    """The people of whom a working agenda link was fetched since *since*."""
    links = FeedSubscription.objects.filter(revoked_at=None, last_used_at__gt=since)
    return Q(pk__in=links.values("person"))
