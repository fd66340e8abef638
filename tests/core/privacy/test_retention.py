"""What has had its time goes at night, and not before."""

from collections.abc import Callable
from datetime import datetime, timedelta
from io import StringIO

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.core.management import call_command

from cop_platform.accounts.models import User
from cop_platform.core import jobs
from cop_platform.core.privacy.retention import over, timed
from cop_platform.notifications.models import OutboxMail
from events.models import FeedSubscription

pytestmark = pytest.mark.django_db


@pytest.fixture
def now(at: Callable[..., datetime]) -> datetime:
    return at(2026, 11, 22, 3)


def mail(now: datetime, days: int, **fields: object) -> OutboxMail:
    """A mail of *days* ago."""
    facts = {"kind": "test", "to_address": "a@example.org", "next_attempt_at": now, "state": "sent", **fields}
    row = OutboxMail.objects.create(dedupe_key=str(OutboxMail.objects.count()), **facts)
    OutboxMail.objects.filter(pk=row.pk).update(created_at=now - timedelta(days=days))
    return row


def test_mail_goes_after_ninety_days(now: datetime) -> None:
    kept = [mail(now, 90), mail(now, 91, state="waiting")]
    mail(now, 91)
    mail(now, 91, state="failed")

    jobs.forget(now)

    assert list(OutboxMail.objects.order_by("pk")) == kept


def test_link_that_was_taken_back_goes_after_thirty_days(now: datetime, joris: User) -> None:
    for days in (29, 31, None):
        revoked = now - timedelta(days=days) if days else None
        FeedSubscription.objects.create(
            person=joris, name=str(days), token_hash=str(days), hint="x", created_at=now, revoked_at=revoked
        )

    jobs.forget(now)

    assert set(FeedSubscription.objects.values_list("name", flat=True)) == {"29", "None"}


def test_network_address_goes_a_day_after_the_session_and_not_before(now: datetime, joris: User) -> None:
    Session.objects.create(session_key="runs", session_data="", expire_date=now + timedelta(days=1))
    Session.objects.create(session_key="over", session_data="", expire_date=now - timedelta(days=1))
    for key in ("runs", "over"):
        row = UserSession.objects.create(user=joris, ip="198.51.100.7", session_key=key, user_agent="")
        UserSession.objects.filter(pk=row.pk).update(last_seen_at=now - timedelta(days=20))

    jobs.forget(now)

    assert [row.session_key for row in UserSession.objects.all()] == ["runs"]


def test_every_term_counts_from_a_moment_of_its_table(now: datetime) -> None:
    assert len(timed()) >= 6
    assert [over(label, now).count() for label in timed()] == [0] * len(timed())


def test_command_counts_and_removes_nothing_with_dry_run(now: datetime) -> None:
    mail(now, 91)
    told = StringIO()

    call_command("retention", dry_run=True, stdout=told)

    assert "       1  notifications.OutboxMail (90 dagen" in told.getvalue()
    assert OutboxMail.objects.count() == 1
    call_command("retention", stdout=StringIO())
    assert OutboxMail.objects.count() == 0
