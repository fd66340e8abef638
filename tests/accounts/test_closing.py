"""People close their account, take that back, or are erased after two weeks."""

from collections.abc import Callable
from datetime import datetime, timedelta
from unittest.mock import patch

import pytest
from allauth.usersessions.models import UserSession
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.test import Client

from cop_platform.accounts.domain import closing
from cop_platform.accounts.jobs import erase_closed
from cop_platform.accounts.models import Closure, User
from cop_platform.core.models import Activity
from cop_platform.notifications.domain.deliver import deliver_due
from cop_platform.notifications.models import OutboxMail
from tests.accounts.test_own_data import confirm
from tests.factories.accounts import PASSWORD, VerifiedUserFactory

pytestmark = pytest.mark.django_db
ADDRESS = "/mijn/gegevens/verwijderen/"


@pytest.fixture
def now(at: Callable[..., datetime]) -> datetime:
    return at(2026, 11, 22, 12)


@pytest.fixture
def noor(now: datetime) -> User:
    return VerifiedUserFactory(email="noor@example.org", first_name="Noor")


def log_in(client: Client) -> str:
    """Log in by password; the address that this leads to."""
    answer = client.post("/account/login/", {"login": "noor@example.org", "password": PASSWORD})
    return str(answer.url)


def closed(client: Client) -> str:
    """Close the account by hand; the link of the mail."""
    log_in(client)
    confirm(client, ADDRESS)
    assert client.post(ADDRESS, follow=True).redirect_chain == [("/account/gesloten/", 302)]
    text = OutboxMail.objects.get(kind="account_closed").body_text
    return next(line for line in text.splitlines() if "terugnemen" in line).removeprefix("http://testserver")


def test_password_is_asked_once_more(client: Client, noor: User) -> None:
    client.force_login(noor)

    assert client.get(ADDRESS).url.startswith("/account/reauthenticate/")
    assert client.post(ADDRESS).url.startswith("/account/reauthenticate/")
    assert not Closure.objects.exists()


def test_closed_account_is_logged_out_everywhere(client: Client, noor: User) -> None:
    elsewhere = Client()
    log_in(elsewhere)

    closed(client)

    assert elsewhere.get("/mijn/").status_code == client.get("/mijn/").status_code == 302
    assert not UserSession.objects.filter(user=noor).exists()


def test_mail_tells_until_when_it_can_be_taken_back(client: Client, noor: User) -> None:
    closed(client)

    assert "Na 6 december 2026 verwijderen wij het" in " ".join(
        OutboxMail.objects.get(kind="account_closed").body_text.split()
    )


def test_link_of_the_mail_gives_the_account_back(client: Client, noor: User) -> None:
    link = closed(client)
    assert "Neem mijn account terug" in client.get(link).text
    assert Closure.objects.exists()

    answer = client.post(link, follow=True)

    assert "Uw account is terug." in answer.text
    assert (log_in(client), Closure.objects.exists()) == ("/mijn/", False)


def test_logging_in_offers_to_take_it_back(client: Client, noor: User) -> None:
    closed(client)

    target = log_in(client)

    assert target.startswith("/account/terugnemen/")
    assert client.get("/mijn/").status_code == 302


def test_wrong_password_offers_nothing(client: Client, noor: User) -> None:
    closed(client)

    answer = client.post("/account/login/", {"login": noor.email, "password": "iets-heel-anders"})

    assert answer.status_code == 200
    assert "terugnemen" not in answer.text


def test_account_that_an_administrator_closed_is_not_offered_back(client: Client, noor: User) -> None:
    noor.is_active = False
    noor.save()

    assert log_in(client) == "/account/inactive/"


@pytest.mark.parametrize("token", ["x", "InoiMTIi:1vF:x"])
def test_false_link_gives_nothing(client: Client, token: str) -> None:
    assert client.post(f"/account/terugnemen/{token}/").status_code == 409


def test_link_works_once(client: Client, noor: User) -> None:
    link = closed(client)
    client.post(link)

    assert client.post(link).status_code == 409


def test_last_administrator_cannot_leave(client: Client, noor: User, now: datetime) -> None:
    User.objects.filter(pk=noor.pk).update(is_superuser=True)
    log_in(client)
    confirm(client, ADDRESS)

    answer = client.post(ADDRESS)

    assert answer.status_code == 422
    assert "U bent de enige beheerder." in answer.text
    VerifiedUserFactory(is_superuser=True)
    assert client.post(ADDRESS).status_code == 302


def test_account_is_erased_after_two_weeks_and_not_before(client: Client, noor: User, now: datetime) -> None:
    closed(client)

    assert erase_closed(now + timedelta(days=13, hours=23)) == 0
    assert User.objects.filter(pk=noor.pk).exists()
    assert erase_closed(now + timedelta(days=14)) == 1
    assert not User.objects.filter(pk=noor.pk).exists()
    assert Activity.objects.get(verb="erased account").data["accounts.User"] == 1


def test_last_mail_tells_what_went_and_its_address_goes_with_it(
    client: Client, noor: User, now: datetime
) -> None:
    closed(client)
    later = now + timedelta(days=14)
    erase_closed(later)
    assert [row.kind for row in OutboxMail.objects.all()] == ["account_erased"]

    deliver_due(later + timedelta(minutes=1))

    assert (mail.outbox[-1].to, mail.outbox[-1].subject) == (["noor@example.org"], "Uw account is verwijderd")
    assert "- uw account: 1\n" in mail.outbox[-1].body
    assert "- uw handelingen op de website:" in mail.outbox[-1].body
    assert not OutboxMail.objects.exists()


def test_last_mail_that_cannot_be_sent_is_forgotten_too(client: Client, noor: User, now: datetime) -> None:
    closed(client)
    erase_closed(now + timedelta(days=14))

    def fail(backend: object, messages: object) -> None:
        raise OSError

    with patch.object(EmailBackend, "send_messages", fail):
        for day in range(15, 50):
            deliver_due(now + timedelta(days=day))

    assert not OutboxMail.objects.exists()


def test_log_tells_of_the_erased_by_number_only(
    client: Client, noor: User, now: datetime, caplog: pytest.LogCaptureFixture
) -> None:
    closed(client)
    erase_closed(now + timedelta(days=14))

    told = " ".join(map(str, caplog.messages))
    assert "'event': 'account erased'" in told
    assert f"'person': {noor.pk}" in told
    assert "noor@" not in told.lower()


def test_account_that_was_opened_again_is_not_erased(noor: User, now: datetime) -> None:
    closing.close(noor, now=now)
    noor.is_active = True
    noor.save()

    assert erase_closed(now + timedelta(days=30)) == 0
    assert User.objects.filter(pk=noor.pk).exists()


def test_one_that_fails_does_not_keep_the_others(
    noor: User, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = VerifiedUserFactory()
    for minute, person in enumerate((noor, other)):
        closing.close(person, now=now + timedelta(minutes=minute))
    erase = closing.erase

    def fail_once(person: User) -> object:
        if person.pk == noor.pk:
            raise RuntimeError
        return erase(person)

    monkeypatch.setattr(closing, "erase", fail_once)

    assert erase_closed(now + timedelta(days=15)) == 1
    assert list(User.objects.all()) == [noor]
