"""Mails that a clock which was ahead put off till a day that nobody meant."""

from datetime import datetime

from django.db.models import Q

from cop_platform.core.models.lease import SKEW
from cop_platform.notifications.domain.claims import CLAIM
from cop_platform.notifications.domain.outcomes import LONGEST_PAUSE
from cop_platform.notifications.models import OutboxMail


def mend_moments(now: datetime) -> int:
    """Make due at *now* the waiting mails with a moment that no right clock gives; returns how many.

    A new mail is due at once, one that failed within the longest pause, and a worker keeps
    one for a minute; what lies further ahead was written by a clock that was put right since.
    """
    waiting = OutboxMail.objects.filter(state=OutboxMail.State.WAITING)
    kept = waiting.filter(claimed_until__gt=now + CLAIM + SKEW).update(claim="", claimed_until=None)
    far = Q(next_attempt_at__gt=now + LONGEST_PAUSE + SKEW) | Q(attempts=0, next_attempt_at__gt=now + SKEW)
    return kept + waiting.filter(far).update(next_attempt_at=now)
