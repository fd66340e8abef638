"""Accounts that nobody confirmed or uses end by the clock, after a warning."""

from collections.abc import Callable
from datetime import datetime, timedelta
from io import StringIO

import pytest
from allauth.account.models import EmailAddress
from dateutil.relativedelta import relativedelta
from django.core.management import call_command
from django.test import Client

from cop_platform.accounts.domain import closing
from cop_platform.accounts.jobs import erase_closed
from cop_platform.accounts.models import Closure, UnusedWarning, User
from cop_platform.core import jobs
from cop_platform.core.privacy.erasure import erase
from cop_platform.notifications.models import OutboxMail
from events.domain.subscriptions import resolve, subscribe
from tests.core.audit.log import told
from tests.factories.accounts import PASSWORD, UserFactory, VerifiedUserFactory

pytestmark = pytest.mark.django_db
THREE_YEARS = relativedelta(years=3)
MONTH = timedelta(days=30)


@pytest.fixture
def now(at: Callable[..., datetime]) -> datetime:
    return at(2026, 11, 22, 3)


def unconfirmed(since: datetime, **fields: object) -> User:
    return UserFactory(date_joined=since, **fields)


def used(last: datetime, **fields: object) -> User:
    """Somebody whose account was used for the last time at *last*."""
    return VerifiedUserFactory(date_joined=last - MONTH, last_login=last, **fields)


def mails() -> list[tuple[str, str]]:
    return [(mail.kind, mail.to_address) for mail in OutboxMail.objects.order_by("pk")]


def last_mail() -> str:
    """The text of the newest mail, wherever its lines are broken."""
    return " ".join(OutboxMail.objects.latest("pk").body_text.split())


def test_account_without_a_confirmed_address_goes_after_thirty_days(now: datetime) -> None:
    gone = unconfirmed(now - MONTH)
    EmailAddress.objects.create(user=gone, email=gone.email, verified=False, primary=True)
    kept = [
        unconfirmed(now - MONTH + timedelta(minutes=1)),
        unconfirmed(now - MONTH, last_login=now - MONTH),
        unconfirmed(now - MONTH, is_superuser=True),
        VerifiedUserFactory(date_joined=now - MONTH),
    ]
    number = gone.pk

    jobs.forget(now)

    assert set(User.objects.all()) == set(kept)
    assert told("erased unconfirmed account") == [(None, "erased unconfirmed account", str(number))]
    assert mails() == []


def test_unused_account_is_warned_once_and_then_closed(now: datetime, at: Callable[..., datetime]) -> None:
    person = used(now - THREE_YEARS + MONTH, email="noor@example.org")
    used(now - THREE_YEARS + MONTH + timedelta(days=40))

    jobs.forget(now)
    jobs.forget(now + timedelta(days=1))
    assert mails() == [("account_unused", "noor@example.org")]
    text = last_mail()
    assert "sluiten wij uw account na 22 december 2026." in text
    assert "http://testserver/account/login/" in text

    jobs.forget(now + MONTH - timedelta(minutes=1))
    assert not Closure.objects.exists()
    jobs.forget(at(2026, 12, 22, 3, 1))

    assert Closure.objects.get().person == person
    assert mails()[-1] == ("account_unused_closed", "noor@example.org")
    assert "Na 5 januari 2027 verwijderen wij het voorgoed." in last_mail()
    assert erase_closed(at(2027, 1, 5, 3, 2)) == 1
    assert not User.objects.filter(pk=person.pk).exists()


def test_person_who_comes_in_after_the_warning_keeps_the_account(client: Client, now: datetime) -> None:
    person = used(now - THREE_YEARS)
    jobs.forget(now)

    client.post("/account/login/", {"login": person.email, "password": PASSWORD})
    jobs.forget(now + MONTH)

    assert not Closure.objects.exists()
    assert len(mails()) == 1


def test_account_that_was_never_used_counts_from_its_making(now: datetime) -> None:
    VerifiedUserFactory(date_joined=now - THREE_YEARS, last_login=None)
    VerifiedUserFactory(date_joined=now - THREE_YEARS + MONTH + timedelta(days=1), last_login=None)

    jobs.forget(now)

    assert UnusedWarning.objects.count() == 1


def test_agenda_that_is_fetched_counts_as_use(now: datetime) -> None:
    person = used(now - THREE_YEARS)
    _row, token = subscribe(person, name="x", now=now - THREE_YEARS)
    resolve(token, now=now - MONTH * 2)

    jobs.forget(now)

    assert mails() == []


def test_nothing_is_closed_without_a_fresh_warning(now: datetime) -> None:
    person = used(now - THREE_YEARS)
    UnusedWarning.objects.create(person=person, warned_at=now - timedelta(days=61))

    jobs.forget(now)

    assert not Closure.objects.exists()
    assert UnusedWarning.objects.get().warned_at == now


def test_account_that_is_taken_back_is_not_closed_the_same_night(now: datetime) -> None:
    person = used(now - THREE_YEARS)
    UnusedWarning.objects.create(person=person, warned_at=now - MONTH)
    jobs.forget(now)

    closing.take_back(person.pk, now=now + timedelta(hours=1))
    jobs.forget(now + timedelta(hours=2))

    person.refresh_from_db()
    assert person.is_active
    assert mails()[-1][0] == "account_unused"


def test_last_administrator_stays_and_keeps_nobody_else(now: datetime) -> None:
    people = [used(now - THREE_YEARS, is_superuser=True), used(now - THREE_YEARS)]
    for person in people:
        UnusedWarning.objects.create(person=person, warned_at=now - MONTH)

    jobs.forget(now)

    assert [closure.person for closure in Closure.objects.all()] == people[1:]


def test_dry_run_counts_and_changes_nothing(now: datetime) -> None:
    unconfirmed(now - MONTH)
    used(now - THREE_YEARS)
    to_close = used(now - THREE_YEARS)
    UnusedWarning.objects.create(person=to_close, warned_at=now - MONTH)
    said = StringIO()

    call_command("retention", dry_run=True, stdout=said)

    assert "       1  accounts without a confirmed address (30 days)" in said.getvalue()
    assert "       1  warnings that an unused account closes (30 days before 3 years)" in said.getvalue()
    assert "       1  unused accounts closed (3 years, and warned)" in said.getvalue()
    assert (User.objects.count(), UnusedWarning.objects.count(), mails()) == (3, 1, [])


def test_warning_goes_with_the_account(now: datetime) -> None:
    person = used(now - THREE_YEARS)
    jobs.forget(now)

    erase(person)

    assert not UnusedWarning.objects.exists()
