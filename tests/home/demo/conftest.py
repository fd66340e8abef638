"""The demo content as of today."""

import pytest

from cop_platform.core import clock
from home.management.commands.load_demo import load_all
from home.models import HomePage


def freshen() -> None:
    """Load the content again when the template of the test database is of an earlier day."""
    made = HomePage.objects.get().first_published_at
    if made is None or clock.today(made) != clock.today():
        load_all()


@pytest.fixture
def today(db: None) -> None:
    """The content as of today."""
    freshen()
