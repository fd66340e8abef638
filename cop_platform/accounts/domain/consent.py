"""Who has read the present privacy statement."""

from datetime import datetime

from django.db.models import Exists, OuterRef

from cop_platform.accounts.models import Consent, PrivacyPolicy, User
from cop_platform.core.clock import today


def policy_to_read(person: User, *, now: datetime) -> PrivacyPolicy | None:
    """The version in force that *person* has not confirmed yet; None when there is nothing to read."""
    mine = Consent.objects.filter(person=person, policy=OuterRef("pk"))
    present = PrivacyPolicy.objects.annotate(was_read=Exists(mine)).on(today(now))
    return None if present is None or present.was_read else present


def record_consent(person: User, *, now: datetime) -> None:
    """Note that *person* read the version in force at *now*; saying it twice changes nothing."""
    if present := policy_to_read(person, now=now):
        Consent.objects.get_or_create(person=person, policy=present, defaults={"given_at": now})
