"""Try one hostile feed the way the worker would: fetch, then read."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import UTC, datetime

from cop_platform.core.errors import RuleError
from cop_platform.core.fetching import Limits, fetch
from events.domain.ical.incoming import read_calendar
from events.domain.ical.incoming.reading import WALL_SECONDS
from events.partner_values import ParsedCalendar
from events.values import Window
from tests.hostile.cases import Case
from tests.hostile.world import world

WINDOW = Window(datetime(2026, 10, 1, tzinfo=UTC), datetime(2028, 4, 1, tzinfo=UTC))


@dataclass(frozen=True)
class Outcome:
    """What came of one case; *code* is "read" when there was something to read."""

    code: str
    message: str
    seconds: float
    private_contacts: int
    calendar: ParsedCalendar | None = None


def tried(
    case: Case,
    limits: Limits = Limits(),  # noqa: B008, frozen
    reading_seconds: float = WALL_SECONDS,
    **changes: object,
) -> Outcome:
    """The outcome of *case*; *changes* loosen the network for a control."""
    with world() as found:
        found.names["localhost."] = [("127.0.0.1",)]
        case.prepare(found)
        begun = time.perf_counter()
        calendar, code, message = None, "read", ""
        try:
            fetched = fetch(case.url, limits=limits, network=found.network(**changes))
            calendar = read_calendar(fetched.body, WINDOW, seconds=reading_seconds)
        except RuleError as error:
            code, message = error.code, str(error.message)
        return Outcome(code, message, time.perf_counter() - begun, found.private_contacts, calendar)
