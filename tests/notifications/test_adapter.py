"""Account mails pass through the outbox."""

import pytest
from django.core import mail
from django.test import Client

from cop_platform.core import clock
from cop_platform.notifications.domain.deliver import deliver_due
from cop_platform.notifications.models import OutboxMail
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db


def test_request_for_a_new_password_waits_in_the_outbox(client: Client):
    person = UserFactory()

    client.post("/account/password/reset/", {"email": person.email})

    row = OutboxMail.objects.get()
    assert not mail.outbox
    assert (row.to_address, row.state) == (person.email, OutboxMail.State.WAITING)
    assert row.recipient == person

    deliver_due(clock.now())
    assert [message.to for message in mail.outbox] == [[person.email]]


def test_nothing_of_a_link_or_code_stays_once_it_was_sent(client: Client):
    person = UserFactory()
    client.post("/account/password/reset/", {"email": person.email})
    assert "/account/password/reset/key/" in OutboxMail.objects.get().body_text

    deliver_due(clock.now())

    row = OutboxMail.objects.get()
    assert "/account/password/reset/key/" in mail.outbox[0].body
    assert (row.state, row.body_text, row.body_html) == (OutboxMail.State.SENT, "", "")
    assert (row.to_address, row.recipient) == (person.email, person)


def test_known_and_unknown_address_get_the_same_answer(client: Client):
    person = UserFactory()

    known = client.post("/account/password/reset/", {"email": person.email})
    unknown = client.post("/account/password/reset/", {"email": "niemand@example.org"})

    assert (known.status_code, known.headers.get("Location")) == (
        unknown.status_code,
        unknown.headers.get("Location"),
    )
    assert known.status_code == 302


def test_account_mail_has_the_layouts_of_all_mails(client: Client):
    person = UserFactory()
    client.post("/en/account/password/reset/", {"email": person.email})

    row = OutboxMail.objects.get()
    link = next(line for line in row.body_text.splitlines() if "/password/reset/key/" in line)
    assert f'href="{link}"' in row.body_html
    assert row.body_html.count("<h1") == 1
    assert '<html lang="en"' in row.body_html
    assert row.body_text.count("Voor een Inclusieve Arbeidsmarkt") == 1
