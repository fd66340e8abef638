"""Who has read the present privacy statement."""

from datetime import datetime

from django.db.models import Subquery

from cop_platform.accounts.models import Consent, PrivacyPolicy, User
from cop_platform.core.activity import record
from cop_platform.core.clock import today


def policy_to_read(person: User, *, now: datetime) -> PrivacyPolicy | None:
    """The version in force that *person* has not confirmed yet; None when there is nothing to read."""
    begun = PrivacyPolicy.objects.filter(valid_from__lte=today(now))
    in_force = Subquery(begun.order_by("-valid_from").values("pk")[:1])
    return PrivacyPolicy.objects.filter(pk=in_force).exclude(consents__person=person).first()


def record_consent(person: User, *, now: datetime) -> None:
    """Note that *person* read the version in force at *now*; saying it twice changes nothing."""
    if present := policy_to_read(person, now=now):
        defaults = {"given_at": now}
        _row, is_new = Consent.objects.get_or_create(person=person, policy=present, defaults=defaults)
        if is_new:
            record(actor=person, verb="read privacy statement", target=present)
