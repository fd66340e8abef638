"""Generated plans as published meetings, and what the feed told of them through the years."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from django.test import Client

from cop_platform.core import clock
from cop_platform.taxonomy.models import Audience, LabourMarketRegion, Theme
from events.domain.feeds import feed_window
from events.domain.horizon import AHEAD, extend_horizon
from events.domain.publishing import publish_meeting
from events.domain.recurrence import occurrences_between
from events.values import Schedule, Window
from tests.conformance.content import in_database
from tests.conformance.readers import Found, in_window
from tests.conformance.series import titled

# Together their windows hold 2025 to 2029 whole.
PUBLISHED, MOMENTS = (2025, 3, 1, 9), [(2025, 4, 1, 9), (2026, 11, 15, 9), (2028, 7, 1, 9)]


@dataclass(frozen=True)
class Plan:
    """What publishing reads of a meeting page; without the page, which takes far longer to save."""

    title: str
    slug: str
    translation_key: UUID
    schedule: Schedule
    access: str = "openbaar"
    status: str = "planned"
    status_reason: str = ""
    venue: str = ""
    intro: str = ""
    search_terms: str = ""
    calendar_text: str = "Tekst; met, tekens"
    pk: None = None
    event_type: None = None
    event_format: None = None
    organiser: None = None
    community: None = None
    regions: Any = field(default_factory=LabourMarketRegion.objects.none)
    themes: Any = field(default_factory=Theme.objects.none)
    audiences: Any = field(default_factory=Audience.objects.none)
    capacity: None = None
    online_capacity: None = None
    questions: tuple[()] = ()

    def terms(self) -> dict[str, Any]:
        """It takes no registrations."""
        return {}


@dataclass(frozen=True)
class Told:
    """The feed at one moment, and the dates in its window: as rows, and as planned."""

    window: Window
    body: bytes
    rows: list[Found]
    planned: list[Found]


def told_through_the_years(schedules: list[Schedule], at: Callable[..., datetime]) -> list[Told]:
    """Publish *schedules*; what the feed then says at three moments, as time passes."""
    publish(schedules, now=at(*PUBLISHED))
    return [_told(schedules, at(*moment)) for moment in MOMENTS]


def publish(schedules: list[Schedule], *, now: datetime) -> None:
    """Each of *schedules* as a public meeting."""
    for number, (title, schedule) in enumerate(titled(schedules), start=1):
        publish_meeting(Plan(title, f"reeks-{number}", UUID(int=number), schedule), now=now)


def planned_in(schedules: Iterable[tuple[str, Schedule]], window: Window) -> list[Found]:
    """The dates of *schedules* in *window*, from our own expansion and not from rows."""
    dates = (
        Found(
            title,
            date.start.astimezone(UTC),
            date.end.astimezone(UTC),
            "CANCELLED" if date.is_cancelled else "CONFIRMED",
        )
        for title, schedule in schedules
        for date in occurrences_between(schedule, window)
    )
    return in_window(dates, window)


def _told(schedules: list[Schedule], now: datetime) -> Told:
    extend_horizon(now)
    # Rows reach less far than the feed, which ends with a month.
    window = Window(feed_window(now).start, now + AHEAD - timedelta(days=30))
    body = Client().get("/agenda.ics").content
    return Told(window, body, in_database(window), planned_in(titled(schedules), window))


def years_of(told: list[Told]) -> set[int]:
    """The years in which some date begins."""
    return {clock.local(date.start).year for one in told for date in one.rows}
