"""A clock that was ahead for a while keeps no mail waiting once it is right."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail

from cop_platform.core import clock
from cop_platform.notifications.domain.claims import claim
from cop_platform.notifications.domain.deliver import deliver_due
from cop_platform.notifications.domain.enqueue import Mail, enqueue
from cop_platform.notifications.domain.mending import mend_moments
from cop_platform.notifications.models import OutboxMail

pytestmark = pytest.mark.django_db
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
WORDS = Mail(subject="Uw plek", text="Tekst", html="")


def put(ahead: timedelta, **fields: Any) -> None:
    facts = {"kind": "proef", "to_address": "anna@gemeente.test", "dedupe_key": "1"}
    enqueue(WORDS, **facts, now=clock.now() + ahead)
    OutboxMail.objects.update(**fields)


@pytest.mark.parametrize(
    ("ahead", "attempts"),
    [(DAY, 0), (6 * MINUTE, 0), (DAY, 3), (timedelta(hours=4, minutes=6), 3)],
    ids=["new, a day", "new, minutes", "failed, a day", "failed, hours"],
)
def test_mail_of_a_clock_that_was_ahead_goes_out_when_it_is_right(ahead: timedelta, attempts: int) -> None:
    put(ahead, attempts=attempts)
    now = clock.now()
    assert deliver_due(now) == 0

    assert mend_moments(now) == 1

    assert (deliver_due(now), len(mail.outbox)) == (1, 1)


@pytest.mark.parametrize(
    ("ahead", "attempts"), [(4 * MINUTE, 0), (timedelta(hours=4), 12)], ids=["clocks differ", "longest pause"]
)
def test_mail_that_waits_as_it_should_goes_on_waiting(ahead: timedelta, attempts: int) -> None:
    put(ahead, attempts=attempts)

    assert mend_moments(clock.now()) == 0

    assert deliver_due(clock.now()) == 0


def test_mail_that_a_worker_took_with_a_clock_ahead_and_left_goes_out() -> None:
    put(timedelta(0))
    now = clock.now()
    claim(now + DAY, 1)
    assert deliver_due(now) == 0

    mend_moments(now)

    assert deliver_due(now) == 1


def test_mail_in_the_hands_of_a_worker_stays_there() -> None:
    put(timedelta(0))
    claim(clock.now(), 1)

    assert (mend_moments(clock.now()), deliver_due(clock.now())) == (0, 0)
