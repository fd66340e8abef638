"""Calendars from the field: none breaks the reader, and the dates are those that others find."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path

import icalendar
import pytest
import recurring_ical_events

from cop_platform.core.clock import AMSTERDAM
from events.domain.ical.incoming.calendar import Reading, read
from events.domain.ical.incoming.errors import Unusable
from events.domain.ical.incoming.wire import packed
from events.values import Window
from tests.hostile import corpora

DECADES = Window(datetime(2000, 1, 1, tzinfo=UTC), datetime(2031, 1, 1, tzinfo=UTC))
OTHERS_READ = Window(datetime(2015, 1, 1, tzinfo=UTC), datetime(2026, 1, 1, tzinfo=UTC))
WIDER = (datetime(2014, 12, 1, tzinfo=UTC), datetime(2026, 2, 1, tzinfo=UTC))
Dates = Counter[tuple[str, datetime]]


@pytest.mark.slow
def test_no_calendar_of_the_corpora_breaks_the_reader() -> None:
    codes: Counter[str] = Counter()
    for path in corpora.files():
        codes[_code(path.read_bytes())] += 1

    assert codes["read"] > 195
    # Loose events without a calendar around them, and files that stop halfway on purpose.
    assert set(codes) == {"read", "no_calendar", "cut_off"}


@pytest.mark.parametrize("seed", range(8))
def test_no_damaged_calendar_breaks_the_reader(seed: int) -> None:
    codes = {_code(body) for body in corpora.mutated(seed, 25)}

    assert "read" in codes


# The clock that stops a hanging reader may strike inside a callback of hypothesis: no failure of ours.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.slow
def test_dates_are_those_that_another_reader_finds() -> None:
    """Where we read all of a calendar, we find the dates that recurring-ical-events finds."""
    agreed, differing = 0, []
    for path in corpora.files():
        ours, theirs = _our_dates(path), _their_dates(path)
        if ours is None or theirs is None:
            continue
        agreed += ours == theirs
        differing += [path.name] if ours != theirs else []

    assert differing == []
    assert agreed >= 130


def _code(body: bytes) -> str:
    try:
        packed(read(body, DECADES))
    except Unusable as error:
        return error.code
    return "read"


def _our_dates(path: Path) -> Dates | None:
    """The dates we find, or nothing when we left something out and said so."""
    try:
        reading = read(path.read_bytes(), OTHERS_READ)
    except Unusable:
        return None
    return (
        None if _is_partial(reading) else _within((found.event.uid, found.start) for found in reading.dates)
    )


def _is_partial(reading: Reading) -> bool:
    has_own_identity = any(event.uid.startswith("sha256") for event in reading.events)
    return has_own_identity or any(complaint.code != "no_end" for complaint in reading.complaints)


def _their_dates(path: Path) -> Dates | None:
    try:
        calendars = icalendar.Calendar.from_ical(path.read_bytes(), multiple=True)
        queries = [recurring_ical_events.of(found, components=["VEVENT"]) for found in calendars]
        events = [event for query in queries for event in query.between(*WIDER)]
        return _within((str(event.get("UID", "")), event.start) for event in events)
    except Exception:
        # It refuses what we read; then there is nothing to compare with.
        return None


def _within(found: object) -> Dates:
    instants = ((uid, _instant(start)) for uid, start in found)  # type: ignore[attr-defined]
    return Counter((uid, start) for uid, start in instants if OTHERS_READ.start <= start < OTHERS_READ.end)


def _instant(start: date) -> datetime:
    if not isinstance(start, datetime):
        start = datetime(start.year, start.month, start.day)
    return (start if start.tzinfo else start.replace(tzinfo=AMSTERDAM)).astimezone(UTC)
