"""What leaves the outbox: every mail, once."""

from collections import Counter
from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.core import mail
from django.db import connection

from cop_platform.core import clock
from cop_platform.notifications.domain import claims, deliver
from cop_platform.notifications.domain.claims import CLAIM, claim, release
from cop_platform.notifications.domain.deliver import deliver_due
from cop_platform.notifications.domain.enqueue import Letter, Mail, enqueue, enqueue_many
from cop_platform.notifications.domain.outcomes import back_off
from cop_platform.notifications.mime import message_id
from cop_platform.notifications.models import OutboxMail

MINUTE = timedelta(minutes=1)
State = OutboxMail.State


def put(now, key="1", html="", **more):
    return enqueue(
        Mail(f"Mail {key}", "Tekst", html),
        kind="test",
        to_address="a@example.org",
        dedupe_key=key,
        now=now,
        **more,
    )


def put_bulk(now, *keys):
    letters = [Letter(Mail(f"Mail {key}", "Tekst"), "test", "b@example.org", key) for key in keys]
    enqueue_many(letters, now=now)


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
def test_one_pass_sends_batch_after_batch_in_order():
    now = clock.now()
    for key in "abcde":
        put(now, key)

    assert deliver_due(now, batch=2) == 5
    assert [message.subject for message in mail.outbox] == [f"Mail {key}" for key in "abcde"]


@pytest.mark.django_db
def test_pass_ends_when_its_time_is_up():
    now = clock.now()
    for key in "abc":
        put(now, key)

    assert deliver_due(now, batch=2, seconds=0) == 0
    assert deliver_due(now) == 3


@pytest.mark.django_db
def test_what_was_not_reached_in_time_is_due_as_before(monkeypatch):
    now = clock.now()
    put(now)
    monkeypatch.setattr(deliver, "BATCH_SECONDS", -1)

    assert deliver_due(now, seconds=0.05) == 0

    row = OutboxMail.objects.get()
    assert (row.attempts, row.claim, row.next_attempt_at) == (0, "", now)


@pytest.mark.django_db
def test_mail_that_somebody_waits_for_goes_before_a_fan_out():
    now = clock.now()
    put_bulk(now - MINUTE, "nieuws 1", "nieuws 2")
    put(now, "code")

    deliver_due(now, batch=1)

    assert [message.subject for message in mail.outbox] == ["Mail code", "Mail nieuws 1", "Mail nieuws 2"]


@pytest.mark.django_db
def test_mail_that_has_no_sense_any_more_is_not_sent_and_forgotten():
    now = clock.now()
    put(now, "te laat", not_after=now - MINUTE)
    put(now, "op tijd", not_after=now)

    deliver_due(now)

    assert [message.subject for message in mail.outbox] == ["Mail op tijd"]
    late = OutboxMail.objects.get(dedupe_key="te laat")
    assert (late.state, late.last_error, late.body_text) == (State.FAILED, "not sent in time", "")


@pytest.mark.django_db
def test_pauses_grow_to_four_hours():
    assert [back_off(n) // MINUTE for n in (1, 2, 3, 8, 9, 30)] == [1, 2, 4, 128, 240, 240]


@pytest.mark.django_db
def test_mail_of_a_worker_that_died_is_tried_again():
    now = clock.now()
    put(now)
    assert len(claim(now, 10)) == 1

    assert deliver_due(now + CLAIM / 2) == 0
    assert deliver_due(now + CLAIM) == 1
    assert OutboxMail.objects.get().attempts == 2


@pytest.mark.django_db
def test_mail_that_was_given_back_is_due_at_once():
    now = clock.now()
    put(now)
    release(claim(now, 10))

    assert OutboxMail.objects.get().attempts == 0
    assert deliver_due(now) == 1


@pytest.mark.django_db
def test_claim_is_for_one_and_takes_the_oldest():
    now = clock.now()
    for key in "abc":
        put(now, key)

    first, second = claim(now, 2), claim(now, 2)

    assert [row.dedupe_key for row in first] == ["a", "b"]
    assert [row.dedupe_key for row in second] == ["c"]
    assert claim(now, 2) == []


@pytest.mark.django_db
def test_who_was_too_late_changes_nothing():
    now = clock.now()
    put(now)
    (mine,) = claim(now, 1)
    (yours,) = claim(now + CLAIM, 1)

    deliver.bounced(mine, "550 no")
    claims.release([mine])

    row = OutboxMail.objects.get()
    assert (row.state, row.claim, row.attempts) == (State.WAITING, yours.claim, 2)


@pytest.mark.django_db
def test_identities_differ_per_mail_and_hide_the_key():
    now = clock.now()
    one, two = put(now, "person:17:welcome"), put(now, "person:18:welcome")

    assert message_id(one) != message_id(two)
    assert "person" not in message_id(one)


@pytest.mark.django_db
def test_statements_are_few(django_assert_max_num_queries):
    now = clock.now()
    put_bulk(now, *map(str, range(20)))

    # One for the pause, five for each claim, one mark for each mail.
    with django_assert_max_num_queries(1 + 2 * 5 + 20):
        deliver_due(now)


@pytest.mark.django_db(transaction=True)
def test_workers_that_race_send_each_mail_once():
    now, start = clock.now(), Barrier(4)
    for number in range(40):
        put(now, str(number))

    def work():
        start.wait()
        deliver_due(now, batch=3)
        connection.close()

    workers = [Thread(target=work) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

    sent = [message.subject for message in mail.outbox]
    assert set(Counter(sent).values()) == {1}
    assert len(sent) == 40
    assert not OutboxMail.objects.exclude(state=State.SENT).exists()
