"""What every test may ask for."""

from collections.abc import Callable, Iterator
from datetime import datetime
from uuid import uuid4

import pytest
import time_machine
from django.conf import LazySettings
from django.conf import settings as django_settings
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings
from pytest_django.plugin import blocking_manager_key

from cop_platform.core import addresses
from cop_platform.core.clock import AMSTERDAM
from cop_platform.core.content import stamps
from cop_platform.core.content.copies import copies
from cop_platform.core.content.remembered import _things as things
from events.domain.fetches import tally
from events.domain.notices import telling
from events.views import check_certificate, sparing
from events.views.seats import limits
from resources.views import feedback_limits
from tests.database import Databases

pytest_plugins = ["tests.people"]

# A busy machine is not a failure.
hypothesis_settings.register_profile("suite", deadline=None, suppress_health_check=[HealthCheck.too_slow])
hypothesis_settings.load_profile("suite")

COMMITTING = {"transactional_db", "live_server"}
BUCKETS = [door.buckets for door in (check_certificate, feedback_limits, limits, sparing)]
DATABASES = pytest.StashKey[Databases]()


@pytest.fixture(scope="session")
def django_db_setup() -> None:
    """Nothing: ``pytest_runtest_setup`` provides the database that each test asks for."""


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Provide a migrated database, or one with the demo content for ``@pytest.mark.demo``."""
    if not uses_database(item):
        return
    with item.config.stash[blocking_manager_key].unblock():
        databases = item.config.stash.setdefault(DATABASES, Databases())
        databases.provide("demo" if item.get_closest_marker("demo") else "empty")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item) -> Iterator[None]:
    """Put the database back after a test that committed."""
    yield
    if uses_database(item) and commits(item):
        item.config.stash[DATABASES].spoil()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On PostgreSQL only what may differ there: the rest is the same, and has run on SQLite."""
    if django_settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"):
        return
    others = [item for item in items if not differs_by_engine(item)]
    config.hook.pytest_deselected(items=others)
    items[:] = [item for item in items if differs_by_engine(item)]


def differs_by_engine(item: pytest.Item) -> bool:
    """Whether another database engine could give the test another result."""
    return uses_database(item) and item.get_closest_marker("one_engine") is None


def uses_database(item: pytest.Item) -> bool:
    """Whether the test reaches the database."""
    return "db" in fixtures_of(item) or commits(item) or item.get_closest_marker("django_db") is not None


def commits(item: pytest.Item) -> bool:
    """Whether what the test writes stays, because it runs outside a transaction."""
    marker = item.get_closest_marker("django_db")
    return bool(marker and marker.kwargs.get("transaction")) or bool(COMMITTING & fixtures_of(item))


def fixtures_of(item: pytest.Item) -> set[str]:
    """The names of every fixture that the test uses."""
    return set(getattr(item, "fixturenames", ()))


@pytest.fixture(autouse=True)
def nothing_in_memory() -> None:
    """What an earlier test left there may have been made with other settings, or on another day."""
    copies.forget()
    things.clear()
    telling._prepared.cache_clear()


@pytest.fixture(autouse=True)
def nobody_asked_yet() -> None:
    """Numbers of people and addresses return in every test, and what one may ask in an hour is limited."""
    for buckets in BUCKETS:
        buckets.clear()
    tally.forget()


@pytest.fixture(autouse=True)
def no_request_under_way() -> None:
    """The request of an earlier test never ended when nobody closed its answer, a file for one."""
    stamps.end()
    addresses.end()


@pytest.fixture(autouse=True)
def own_files(
    request: pytest.FixtureRequest, settings: LazySettings, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Files stay when rows are rolled back; those of the demo are made once, with its database."""
    if uses_database(request.node) and not request.node.get_closest_marker("demo"):
        settings.MEDIA_ROOT = tmp_path_factory.getbasetemp() / f"media-{uuid4().hex}"


@pytest.fixture
def at() -> Iterator[Callable[..., datetime]]:
    """Stop the clock: ``at(2026, 3, 29, 1, 30)`` is Amsterdam wall-clock time, and is returned."""
    travellers = []

    def stop_at(*parts: int) -> datetime:
        moment = datetime(*parts, tzinfo=AMSTERDAM)
        traveller = time_machine.travel(moment, tick=False)
        traveller.start()
        travellers.append(traveller)
        return moment

    yield stop_at
    for traveller in reversed(travellers):
        traveller.stop()
