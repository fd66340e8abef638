"""The dates of a meeting as rows: all of them, to the end of the horizon."""

from collections.abc import Callable
from datetime import datetime

import pytest

from events.domain.horizon import AHEAD, PAST, materialise
from events.models import EventIndexPage
from tests.factories import events as make

pytestmark = pytest.mark.django_db


def test_a_daily_series_has_every_date_after_years_too(
    agenda: EventIndexPage, at: Callable[..., datetime]
) -> None:
    at(2026, 3, 1, 12)
    event = make.event_of(make.meeting_page(agenda, rrule="FREQ=DAILY"))

    later = at(2028, 6, 1, 12)
    materialise(event, now=later)

    days = {row.on_date for row in event.occurrences.filter(ends_at__gt=later - PAST)}
    first, last = (later - PAST).date(), (later + AHEAD).date()
    assert len(days) == (last - first).days
    assert max(days) == last
