"""One worker at a time."""

from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection

from cop_platform.core import clock
from cop_platform.core.models import Lease

SECOND = timedelta(seconds=1)


@pytest.mark.django_db
def test_lease_goes_to_the_first_until_it_expires():
    now = clock.now()

    assert Lease.take("clock", "a", now=now, seconds=60)
    assert not Lease.take("clock", "b", now=now + 59 * SECOND, seconds=60)
    assert Lease.take("clock", "b", now=now + 60 * SECOND, seconds=60)
    assert not Lease.take("clock", "a", now=now + 61 * SECOND, seconds=60)


@pytest.mark.django_db
def test_lease_is_renewed_by_its_holder():
    now = clock.now()
    Lease.take("clock", "a", now=now, seconds=60)

    assert Lease.take("clock", "a", now=now + 30 * SECOND, seconds=60)
    assert not Lease.take("clock", "b", now=now + 89 * SECOND, seconds=60)


@pytest.mark.django_db
def test_lease_without_renewal_is_once_per_period():
    now = clock.now()

    taken = [Lease.take("job", "a", now=now + n * SECOND, seconds=10, renew=False) for n in range(0, 25, 5)]

    assert taken == [True, False, True, False, True]


@pytest.mark.django_db
def test_lease_of_a_clock_that_was_a_day_ahead_holds_nobody_up():
    now = clock.now()
    Lease.take("job", "a", now=now + timedelta(days=1), seconds=60, renew=False)

    assert not Lease.is_taken("job", now=now, seconds=60)
    assert Lease.take("job", "b", now=now, seconds=60, renew=False)
    # Clocks of two workers differ by seconds: that is no other period.
    assert not Lease.take("job", "a", now=now - 10 * SECOND, seconds=60, renew=False)
    assert Lease.is_taken("job", now=now + 59 * SECOND, seconds=60)


@pytest.mark.django_db(transaction=True)
def test_lease_goes_to_one_of_many_at_once():
    now, start, winners = clock.now(), Barrier(8), []
    Lease.objects.create(name="clock", holder="", expires_at=now)

    def contend(name):
        start.wait()
        if Lease.take("clock", name, now=now, seconds=60, renew=False):
            winners.append(name)
        connection.close()

    threads = [Thread(target=contend, args=[str(n)]) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(winners) == 1
    assert Lease.objects.get().holder == winners[0]
