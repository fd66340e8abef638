"""A calendar of a partner, and what it says."""

from collections.abc import Callable
from datetime import datetime

import pytest

from events.domain import partners
from events.models import EventIndexPage, PartnerCalendar
from tests.factories import events as make
from tests.factories import partners as given

Receive = Callable[..., None]


@pytest.fixture
def calendar(agenda: EventIndexPage, now: datetime) -> PartnerCalendar:
    """An active calendar that puts everything in the agenda, in a region and a theme."""
    return given.partner_calendar(regions=[make.region()], themes=[make.theme()])


@pytest.fixture
def receive(calendar: PartnerCalendar, now: datetime) -> Receive:
    """Let the calendar say: these dates, and no others; *at* is the moment."""

    def say(*dates: object, at: datetime = now, **fields: object) -> None:
        parsed = given.parsed(*dates, **fields)  # type: ignore[arg-type]
        partners.receive(calendar, parsed, given.year_from(at), now=at)

    return say
