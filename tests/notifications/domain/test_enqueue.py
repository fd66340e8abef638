"""What goes into the outbox."""

from contextlib import suppress

import pytest
from django.db import transaction

from cop_platform.core import clock
from cop_platform.notifications.domain.enqueue import Mail, enqueue
from cop_platform.notifications.models import OutboxMail

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
