"""A meeting in half an hour, with people, and a helper at its door."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from cop_platform.accounts.models import User
from events.models import Doorkeeper, Registration, Seating
from tests.factories.accounts import VerifiedUserFactory
from tests.factories.seats import NOW, registered, seating


@pytest.fixture
def now(at: Callable[..., datetime]) -> datetime:
    """Half an hour before the start."""
    return at(2026, 4, 1, 9, 30)


@pytest.fixture
def seats(now: datetime) -> Seating:
    """Two seats."""
    return seating(room=2, starts_at=now + timedelta(minutes=30))


@pytest.fixture
def helper(seats: Seating) -> User:
    """Somebody who may only check in, here."""
    person: User = VerifiedUserFactory(first_name="Sanne", last_name="Vos")
    facts = {"given_at": NOW, "expires_at": seats.ends_at}
    Doorkeeper.objects.create(event=seats.event, email=person.email, **facts)
    return person


@pytest.fixture
def door(client: Client, helper: User, settings: Any) -> Client:
    """The browser of the helper."""
    client.force_login(helper)
    return client


@pytest.fixture
def noor(seats: Seating) -> Registration:
    """Somebody with a seat."""
    return registered(seats, VerifiedUserFactory(first_name="Noor", last_name="Bakker"))
