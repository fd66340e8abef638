"""A mail server that refuses, hangs, breaks off or is away: nothing is lost, and the operator sees it."""

from datetime import timedelta
from time import monotonic

import pytest

from cop_platform.core import clock
from cop_platform.notifications.domain.deliver import REST_SECONDS, deliver_due
from cop_platform.notifications.domain.enqueue import Mail, enqueue
from cop_platform.notifications.domain.outcomes import LAST_WORDS, MAX_ATTEMPTS, back_off, try_again
from cop_platform.notifications.mime import message_id
from cop_platform.notifications.models import OutboxMail
from tests.factories.accounts import UserFactory
from tests.notifications.mail_server import bound

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)
REST = timedelta(seconds=REST_SECONDS)
State = OutboxMail.State


def put(now, name="anna", kind="test"):
    return enqueue(
        Mail(f"Mail voor {name}", "Tekst"),
        kind=kind,
        to_address=f"{name}@example.org",
        dedupe_key=name,
        now=now,
    )


def told(row):
    row.refresh_from_db()
    return row.state, row.attempts, row.last_error


def test_many_mails_go_over_one_connection(mail_server):
    now = clock.now()
    rows = [put(now, f"lid{n}") for n in range(7)]

    assert deliver_due(now, batch=3) == 7
    assert mail_server.connections == 1
    assert mail_server.ids == [message_id(row) for row in rows]


def test_address_that_is_refused_bounces_at_once_and_the_rest_goes(mail_server):
    now = clock.now()
    gone, anna = put(now, "weg"), put(now, "anna")
    mail_server.behaviour = lambda address: (
        "550 5.1.1 No such user" if address.startswith("weg") else "accept"
    )

    assert deliver_due(now) == 1
    assert told(gone) == (State.BOUNCED, 1, "550 5.1.1 No such user")
    assert told(anna) == (State.SENT, 1, "")
    assert deliver_due(now + timedelta(days=1)) == 0


def test_content_that_is_refused_bounces(mail_server):
    now = clock.now()
    row = put(now)
    mail_server.behaviour = "DATA 554 5.7.1 Looks like spam"

    deliver_due(now)

    assert told(row) == (State.BOUNCED, 1, "554 5.7.1 Looks like spam")


def test_sender_that_is_refused_is_our_fault_and_is_tried_again(mail_server):
    now = clock.now()
    row = put(now)
    mail_server.behaviour = "MAIL 553 5.7.1 Not your address"

    deliver_due(now)

    assert told(row) == (State.WAITING, 1, "553 5.7.1 Not your address")


def test_full_mailbox_is_tried_again_at_least_five_times_a_day(mail_server):
    now = clock.now()
    row = put(now)
    mail_server.behaviour = "450 4.2.2 Mailbox full"

    tries = 0
    for minute in range(24 * 60):
        before = row.attempts
        deliver_due(now + minute * MINUTE)
        row.refresh_from_db()
        tries += row.attempts - before

    assert tries >= 5
    assert told(row) == (State.WAITING, tries, "450 4.2.2 Mailbox full")
    mail_server.behaviour = "accept"
    assert deliver_due(now + timedelta(days=2)) == 1
    assert mail_server.ids == [message_id(row)]


def test_mail_that_is_put_off_for_days_is_given_up_and_can_be_tried_again(mail_server):
    now = clock.now()
    row = put(now)
    OutboxMail.objects.update(attempts=MAX_ATTEMPTS - 1)
    mail_server.behaviour = "450 4.2.2 Mailbox full"
    deliver_due(now)
    assert told(row) == (State.FAILED, MAX_ATTEMPTS, "450 4.2.2 Mailbox full")

    mail_server.behaviour = "accept"
    assert try_again(row, now)

    assert deliver_due(now) == 1
    assert not try_again(row, now)


def test_server_that_closes_for_now_gets_the_mail_later(mail_server):
    now = clock.now()
    rows = [put(now, name) for name in ("anna", "bo", "cas")]
    mail_server.behaviour = "MAIL 421 4.3.2 Shutting down"

    assert deliver_due(now) == 0
    assert [told(row) for row in rows] == [
        (State.WAITING, 1, "421 4.3.2 Shutting down"),
        (State.WAITING, 1, "421 4.3.2 Shutting down"),
        (State.WAITING, 0, ""),
    ]
    mail_server.behaviour = "accept"
    assert deliver_due(now + REST / 2) == 0
    assert deliver_due(now + REST) == 3


def test_line_that_breaks_once_does_not_hold_up_the_rest(mail_server):
    now = clock.now()
    anna, bo = put(now, "anna"), put(now, "bo")
    mail_server.behaviour = lambda address: "drop" if address.startswith("anna") else "accept"

    assert deliver_due(now) == 1
    assert told(anna)[:2] == (State.WAITING, 1)
    assert told(bo)[0] == State.SENT
    mail_server.behaviour = "accept"
    assert deliver_due(now + MINUTE) == 1
    # The server had it before the line broke: the second time it has the same name.
    assert mail_server.ids == [message_id(anna), message_id(bo), message_id(anna)]


def test_server_that_hangs_is_left_alone_for_a_while(mail_server, settings):
    now = clock.now()
    rows = [put(now, name) for name in ("anna", "bo")]
    mail_server.behaviour, settings.EMAIL_TIMEOUT = "hang", 0.5

    began = monotonic()
    assert deliver_due(now) == 0
    assert deliver_due(now + REST / 2) == 0

    assert monotonic() - began < 20
    assert [told(row) for row in rows] == [(State.WAITING, 1, "no answer in time"), (State.WAITING, 0, "")]
    mail_server.behaviour, settings.EMAIL_TIMEOUT = "accept", 30
    assert deliver_due(now + REST) == 2


@pytest.mark.parametrize("listens", [True, False], ids=["silent", "refusing"])
def test_server_that_cannot_be_reached_costs_no_attempts(listens, mail_server, settings):
    now = clock.now()
    row = put(now)
    with bound() as door:
        if listens:
            door.listen()
        settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = door.getsockname()[1], 0.5
        for attempt in range(3):
            assert deliver_due(now + attempt * REST) == 0
    assert told(row) == (State.WAITING, 0, "")

    settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = mail_server.port, 30
    assert deliver_due(now + 3 * REST) == 1


def test_mail_that_waits_for_a_server_shows_in_the_readiness_check(client, settings):
    settings.EMAIL_BACKEND = "cop_platform.notifications.backends.SmtpBackend"
    now = clock.now()
    put(now - timedelta(seconds=settings.READY_MAX_WAIT_SECONDS + 1))

    with bound() as door:
        settings.EMAIL_HOST, settings.EMAIL_PORT = door.getsockname()
        deliver_due(now)

    assert client.get("/readyz").json()["checks"]["outbox"] is False


def test_page_does_not_notice_a_mail_server_that_hangs(client, mail_server):
    mail_server.behaviour = "hang"
    person = UserFactory()

    began = monotonic()
    answer = client.post("/account/password/reset/", {"email": person.email})

    assert answer.status_code == 302
    assert monotonic() - began < 20
    assert OutboxMail.objects.get().to_address == person.email
    assert mail_server.connections == 0


def test_last_words_that_are_refused_go_with_the_address(mail_server):
    now = clock.now()
    put(now, kind=next(iter(LAST_WORDS)))
    mail_server.behaviour = "550 5.1.1 No such user"

    deliver_due(now)

    assert not OutboxMail.objects.exists()


def test_mail_that_cannot_be_built_does_not_hold_up_the_rest(mail_server):
    now = clock.now()
    bad, good = put(now, "anna"), put(now, "bo")
    OutboxMail.objects.filter(pk=bad.pk).update(calendar="BEGIN:VCALENDAR", calendar_method="A\r\nX: y")

    assert deliver_due(now) == 1
    assert told(bad) == (State.WAITING, 1, "ValueError Content-Type has more than one line")
    assert told(good)[0] == State.SENT


def test_lines_that_begin_with_a_dot_arrive_as_they_were_written(mail_server):
    now = clock.now()
    lines = "Begin\n.\n..twee\n.net geen einde\nSlot\n"
    enqueue(Mail("Puntjes", lines), kind="test", to_address="a@example.org", dedupe_key="1", now=now)
    after = put(now)

    assert deliver_due(now) == 2
    assert mail_server.kept[0].get_content().replace("\r\n", "\n") == lines
    assert mail_server.ids[1] == message_id(after)


def test_pauses_add_up_to_days():
    assert sum((back_off(n) for n in range(1, MAX_ATTEMPTS)), timedelta()) > timedelta(days=3.5)
