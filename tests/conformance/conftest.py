"""Feeds and the dates that must be in them, made once in each process: readers need no database."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.test import Client

from events.models import Event
from tests.conformance.content import (
    FEEDS,
    OTHERS,
    WINDOW,
    Known,
    in_database,
    make_agenda,
    make_hostile,
    make_meetings,
)
from tests.conformance.publication import Told, told_through_the_years
from tests.conformance.series import made

SERIES = 300
Clock = Callable[..., datetime]


@pytest.fixture(scope="session")
def kept() -> dict[str, Any]:
    """What one test made for the others."""
    return {}


@pytest.fixture
def known(kept: dict[str, Any], db: None, at: Clock) -> Known:
    """What every address says of meetings of each kind, and the dates of the database."""
    if "known" not in kept:
        at(2026, 3, 1, 12)
        make_meetings()
        bodies = {path: Client().get(path).content for path in (*FEEDS, *OTHERS)}
        dates = {path: in_database(WINDOW, **which) for path, which in FEEDS.items()}
        at(2026, 3, 1, 13)
        later = {path: Client().get(path).content for path in FEEDS}
        make_hostile()
        hostile = {path: Client().get(path).content for path in FEEDS}
        kept["known"] = Known(bodies, dates, later, hostile)
    return kept["known"]  # type: ignore[no-any-return]


@pytest.fixture
def told(kept: dict[str, Any], db: None, at: Clock) -> list[Told]:
    """The feed of 300 generated series in three years, with the dates of the database."""
    if "told" not in kept:
        make_agenda()
        kept["told"] = told_through_the_years(made(SERIES).schedules, at)
        Event.objects.all().delete()
    return kept["told"]  # type: ignore[no-any-return]
