"""What leaves the outbox: every mail, once, also when the mail server stumbles."""

import smtplib
from collections import Counter
from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.core import mail
from django.db import connection

from cop_platform.core import clock
from cop_platform.notifications.domain import deliver
from cop_platform.notifications.domain.deliver import MAX_ATTEMPTS, back_off, deliver_due, message_id
from cop_platform.notifications.domain.enqueue import Mail, enqueue
from cop_platform.notifications.models import OutboxMail

MINUTE = timedelta(minutes=1)
State = OutboxMail.State


def put(now, key="1", html=""):
    return enqueue(
        Mail(f"Mail {key}", "Tekst", html), kind="test", to_address="a@example.org", dedupe_key=key, now=now
    )


def refuse(message):
    raise smtplib.SMTPServerDisconnected("no")


@pytest.mark.django_db
def test_due_mail_is_sent_once():
    now = clock.now()
    put(now, html="<p>Tekst</p>")

    counts = [deliver_due(now), deliver_due(now), deliver_due(now + MINUTE)]

    (message,) = mail.outbox
    assert counts == [1, 0, 0]
    assert (message.subject, message.body, message.to) == ("Mail 1", "Tekst", ["a@example.org"])
    assert message.alternatives[0].content == "<p>Tekst</p>"
    assert OutboxMail.objects.get().sent_at == now


@pytest.mark.django_db
def test_mail_for_later_waits():
    now = clock.now()
    put(now + MINUTE)

    assert deliver_due(now) == 0
    assert deliver_due(now + MINUTE) == 1


@pytest.mark.django_db
def test_oldest_go_first_and_the_limit_holds():
    now = clock.now()
    for key in "abc":
        put(now, key)

    deliver_due(now, limit=2)

    assert [message.subject for message in mail.outbox] == ["Mail a", "Mail b"]


@pytest.mark.django_db
def test_pauses_grow_to_eight_hours():
    assert [back_off(n) // MINUTE for n in (1, 2, 3, 8, 20)] == [1, 2, 4, 128, 480]


@pytest.mark.django_db
def test_failure_waits_and_then_succeeds_with_the_same_identity():
    now, seen = clock.now(), []
    row = put(now)

    def fail_first(message):
        seen.append(message.extra_headers["Message-ID"])
        if len(seen) == 1:
            refuse(message)

    assert deliver_due(now, send=fail_first) == 0
    assert deliver_due(now + MINUTE / 2, send=fail_first) == 0
    assert deliver_due(now + MINUTE, send=fail_first) == 1
    assert seen == [message_id(row)] * 2
    row.refresh_from_db()
    assert (row.state, row.attempts, row.last_error) == (State.SENT, 2, "")


@pytest.mark.django_db
def test_mail_that_keeps_failing_is_given_up():
    now = clock.now()
    row = put(now)

    for attempt in range(MAX_ATTEMPTS + 2):
        deliver_due(now + timedelta(days=attempt), send=refuse)

    row.refresh_from_db()
    assert (row.state, row.attempts, row.last_error) == (
        State.FAILED,
        MAX_ATTEMPTS,
        "SMTPServerDisconnected",
    )


@pytest.mark.django_db
def test_one_bad_mail_does_not_hold_up_the_rest():
    now, sent = clock.now(), []
    put(now, "bad")
    put(now, "good")

    def refuse_bad(message):
        if message.subject == "Mail bad":
            raise ValueError("header")
        sent.append(message.subject)

    assert deliver_due(now, send=refuse_bad) == 1
    assert sent == ["Mail good"]


@pytest.mark.django_db
def test_mail_of_a_worker_that_died_is_tried_again():
    now = clock.now()
    row = put(now)
    assert deliver._claim(row, now)

    assert deliver_due(now + MINUTE) == 0
    assert deliver_due(now + deliver.CLAIM) == 1


@pytest.mark.django_db
def test_claim_is_for_one():
    now = clock.now()
    put(now)
    mine, yours = OutboxMail.objects.get(), OutboxMail.objects.get()

    assert [deliver._claim(mine, now), deliver._claim(yours, now)] == [True, False]


@pytest.mark.django_db
def test_identities_differ_per_mail_and_hide_the_key():
    now = clock.now()
    one, two = put(now, "person:17:welcome"), put(now, "person:18:welcome")

    assert message_id(one) != message_id(two)
    assert "person" not in message_id(one)


@pytest.mark.django_db(transaction=True)
def test_workers_that_race_send_each_mail_once():
    now, start, sent = clock.now(), Barrier(4), []
    for number in range(40):
        put(now, str(number))

    def work():
        start.wait()
        deliver_due(now, send=lambda message: sent.append(message.subject))
        connection.close()

    workers = [Thread(target=work) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

    assert set(Counter(sent).values()) == {1}
    assert len(sent) == 40
    assert not OutboxMail.objects.exclude(state=State.SENT).exists()
