"""What goes into the outbox."""

from contextlib import suppress
from dataclasses import replace

import pytest
from django.db import transaction

from cop_platform.core import clock
from cop_platform.notifications.domain.enqueue import Attachment, Letter, Mail, enqueue, enqueue_many
from cop_platform.notifications.domain.refusing import switch_off, switch_on, switched_off
from cop_platform.notifications.models import OutboxMail
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db


def put(subject="Welkom", key="welcome:1"):
    return enqueue(
        Mail(subject, "Tekst"), kind="welcome", to_address="a@example.org", dedupe_key=key, now=clock.now()
    )


def test_same_key_is_one_mail_and_the_first_stays():
    first, second = put("Welkom"), put("Welkom nogmaals")

    assert first == second
    assert [row.subject for row in OutboxMail.objects.all()] == ["Welkom"]


def test_other_key_is_another_mail():
    put(key="welcome:1")
    put(key="welcome:2")

    assert OutboxMail.objects.count() == 2


def test_subject_is_one_line_of_limited_length():
    assert put("Welkom\r\nBcc: iedereen@example.org").subject == "Welkom Bcc: iedereen@example.org"
    assert len(put("a" * 500, key="long").subject) == 200


def test_mail_goes_when_the_act_is_undone():
    with suppress(ZeroDivisionError), transaction.atomic():
        put()
        raise ZeroDivisionError

    assert not OutboxMail.objects.exists()


@pytest.mark.parametrize(
    "address", ["a@example.org\r\nBcc: b@example.org", '"a b"@example.org', "niemand", ""]
)
def test_what_is_no_address_bounces_at_once_and_is_seen(address):
    row = enqueue(
        Mail("Welkom", "Tekst"), kind="welcome", to_address=address, dedupe_key="1", now=clock.now()
    )

    assert (row.state, row.last_error) == (OutboxMail.State.BOUNCED, "address")
    assert "\n" not in row.to_address


def test_invitation_and_attachment_are_kept_with_the_mail():
    mail = Mail(
        "Welkom", "Tekst", calendar="BEGIN:VCALENDAR", calendar_method="REQUEST", unsubscribe_url="/x/"
    )
    mail = replace(mail, attachments=(Attachment("kaartje.png", "image/png", b"\x89PNG", "kaartje"),))

    enqueue(mail, kind="welcome", to_address="a@example.org", dedupe_key="1", now=clock.now())

    row = OutboxMail.objects.get()
    assert (row.calendar, row.calendar_method, row.unsubscribe_url) == ("BEGIN:VCALENDAR", "REQUEST", "/x/")
    assert row.attachments == [
        {"name": "kaartje.png", "kind": "image/png", "content": "iVBORw==", "content_id": "kaartje"}
    ]


def letters(count, kind="welcome", **more):
    return [
        Letter(Mail(f"Mail {n}", "Tekst"), kind, f"a{n}@example.org", f"{kind}:{n}", **more)
        for n in range(count)
    ]


def test_thousand_mails_take_few_statements(django_assert_max_num_queries):
    with django_assert_max_num_queries(1):
        enqueue_many(letters(1200), now=clock.now())

    assert OutboxMail.objects.due(clock.now()).count() == 1200


def test_fan_out_again_adds_only_who_is_new():
    now = clock.now()
    enqueue_many(letters(3), now=now)
    OutboxMail.objects.filter(dedupe_key="welcome:1").update(subject="Al weg", state="sent")

    enqueue_many(letters(4), now=now)

    assert [*OutboxMail.objects.order_by("dedupe_key").values_list("subject", "state")] == [
        ("Mail 0", "waiting"),
        ("Al weg", "sent"),
        ("Mail 2", "waiting"),
        ("Mail 3", "waiting"),
    ]


def test_who_switched_a_kind_off_gets_none_of_it(make_kind):
    now, kind, person = clock.now(), make_kind(optional=True).code, UserFactory()
    switch_off(kind, whom=person, now=now)
    switch_off(kind, whom="A1@example.org", now=now)
    switch_off(kind, whom="A1@example.org", now=now)
    mail = Mail("Nieuws", "Tekst")

    assert (
        enqueue(mail, kind=kind, to_address=person.email, recipient=person, dedupe_key="1", now=now) is None
    )
    assert enqueue(mail, kind=kind, to_address="a1@EXAMPLE.org", dedupe_key="2", now=now) is None
    enqueue_many([*letters(3, kind), *letters(1, "welcome", recipient_id=person.pk)], now=now)

    assert [*OutboxMail.objects.order_by("dedupe_key").values_list("dedupe_key", flat=True)] == [
        f"{kind}:0",
        f"{kind}:2",
        "welcome:0",
    ]


def test_who_switches_a_kind_on_again_gets_it(make_kind):
    now, kind, person = clock.now(), make_kind(optional=True).code, UserFactory()
    switch_off(kind, whom=person, now=now)
    switch_off(kind, whom=person.email, now=now)
    assert switched_off(person) == {kind}

    switch_on(kind, whom=person)

    assert switched_off(person) == set()
    assert enqueue(
        Mail("Nieuws", "Tekst"), kind=kind, to_address=person.email, recipient=person, dedupe_key="1", now=now
    )


def test_transactional_mail_cannot_be_switched_off(make_kind):
    now, kind, person = clock.now(), make_kind().code, UserFactory()
    switch_off(kind, whom=person, now=now)

    assert enqueue(
        Mail("Code", "123"), kind=kind, to_address=person.email, recipient=person, dedupe_key="1", now=now
    )
