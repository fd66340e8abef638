"""The doors of registration at one moment."""

from collections.abc import Iterator

import pytest
import time_machine
from django.test import Client

from cop_platform.accounts.models import User
from tests.factories.seats import NOW, somebody


@pytest.fixture(autouse=True)
def stopped_clock() -> Iterator[None]:
    """It is NOW."""
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def person() -> User:
    """Somebody with an account."""
    return somebody(first_name="Sanne", last_name="Tester")


@pytest.fixture
def person_client(person: User) -> Client:
    """The browser of that person."""
    client = Client()
    client.force_login(person)
    return client
