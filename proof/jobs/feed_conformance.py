"""Five other programs find exactly our dates in three thousand generated series, 2025 to 2029.

The suite does the same with three hundred, through the database and the feed; here
the calendar text is compared with our own expansion, without either.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import UUID

from events.domain.ical import calendar_bytes, vevents
from events.values import CalendarEvent, Schedule, Window
from proof.running import Broken, Figures
from tests.conformance.publication import planned_in
from tests.conformance.readers import READERS, Found
from tests.conformance.series import made, titled
from tests.factories.events import wall

BATCHES, SERIES = 10, 300
WINDOWS = [Window(wall(year, 1, 1), wall(year + 1, 1, 1) + timedelta(hours=12)) for year in range(2025, 2030)]
CHANGED = datetime(2025, 1, 1, tzinfo=UTC)
Reader = Callable[[bytes, Window], list[Found]]


def run() -> Figures:
    """How many series and dates were compared, and in how many dates each program differs."""
    dates, refused, examples = 0, Counter[str](), []
    differences = {reader.__name__: 0 for reader in READERS}
    for batch in range(BATCHES):
        generated = made(SERIES, seed=batch + 1)
        refused += generated.refused
        body = _calendar(generated.schedules)
        for window in WINDOWS:
            expected = planned_in(titled(generated.schedules), window)
            dates += len(expected)
            for reader in READERS:
                wrong = set(reader(body, window)) ^ set(expected)
                differences[reader.__name__] += len(wrong)
                examples += [f"{reader.__name__}, batch {batch + 1}: {one}" for one in sorted(wrong)[:3]]
    figures = {"series": BATCHES * SERIES, "dates": dates, "differences": differences}
    figures |= {"refused": dict(refused), "examples": examples[:20]}
    if any(differences.values()):
        raise Broken(figures, [f"{name}: {n} dates differ" for name, n in differences.items() if n])
    return figures


def _calendar(schedules: list[Schedule]) -> bytes:
    return calendar_bytes(
        "Agenda",
        vevents=[
            vevents(CalendarEvent(f"{UUID(int=number)}@example.nl", 0, CHANGED, title, schedule))
            for number, (title, schedule) in enumerate(titled(schedules))
        ],
    )
