"""Doors for the worker and the operator."""

from datetime import datetime, timedelta

from django.conf import settings

from cop_platform.core.health import readiness
from cop_platform.core.periodic import periodic
from cop_platform.notifications.domain.deliver import deliver_due
from cop_platform.notifications.domain.mending import mend_moments
from cop_platform.notifications.models import OutboxMail
from cop_platform.notifications.weekly import write_digests


@periodic("deliver mail", seconds=0)
def deliver(now: datetime) -> int:
    """Send what is due."""
    return deliver_due(now)


@periodic("mend moments of mail", seconds=60)
def mend(now: datetime) -> int:
    """Send what a clock that was ahead put off."""
    return mend_moments(now)


@periodic("write digests", seconds=600)
def tell_the_week(now: datetime) -> int:
    """Write the weekly digest, once its moment has come."""
    return write_digests(now)


@readiness("outbox")
def outbox_keeps_up(now: datetime) -> bool:
    """Whether no mail that is due has waited longer than READY_MAX_WAIT_SECONDS."""
    late = now - timedelta(seconds=settings.READY_MAX_WAIT_SECONDS)
    return not OutboxMail.objects.late(late).exists()
