"""Whether a copy of a public feed is still the same, and since when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Max, Subquery

from cop_platform.core.clock import today
from events.domain.agenda import midnight
from events.domain.digest import digest, versions
from events.domain.feeds import PAST, Feed, select
from events.domain.withdrawal import TOLD_FOR, departures, gone_for_good, in_public_feeds


@dataclass(frozen=True)
class Validator:
    """What tells whether a copy is still the same; the moments are unknown for an empty feed.

    *changed_at* is of anything public, *revised_at* only of the meetings in the feed.
    """

    digest: str
    changed_at: datetime | None
    revised_at: datetime | None = None

    @property
    def etag(self) -> str:
        """The tag of the calendar; weak, as it is the same for the compressed one."""
        return f'W/"{self.digest}"'

    def etag_on(self, day: date) -> str:
        """The tag of the dates from *day* on, which tell more of a meeting than a calendar does."""
        revised = int(self.revised_at.timestamp() * 1000) if self.revised_at else 0
        return f'W/"{self.digest}-{revised}-{day}"'


def validate(feed: Feed, *, now: datetime) -> Validator:
    """The validator of *feed* at *now*, from one query.

    The tag follows the bytes.  The date is that of the last change of anything
    public: a change in what outsiders may not know of moves neither.
    """
    chosen = select(feed.selection.filter, now=now, look=feed.look)
    facts = chosen.annotate(**_moments(now)).aggregate(
        listed=versions(),
        newest=Max("revised_at"),
        changed=Max("changed_at"),
        gone=Max("gone_at"),
        left=Max("left_at"),
    )
    tag = digest(facts["listed"], feed.name, feed.source)
    if facts["newest"] is None:
        return Validator(tag, None)
    gone = facts["gone"] and facts["gone"] + TOLD_FOR
    moments = (facts["changed"], facts["left"], gone, _moved_at(now))
    return Validator(tag, max(filter(None, moments)), facts["newest"])


def _moments(now: datetime) -> dict[str, Subquery]:
    """When something public last changed, wherever it is now; together these never go back.

    A meeting that moves to another feed is still public; one that is withdrawn is
    told of, and then gone; one that is hidden leaves a note in the log.
    """
    told = in_public_feeds(now=now).order_by("-revised_at").values("revised_at")
    gone = gone_for_good(now=now).order_by("-revised_at").values("revised_at")
    return {
        "changed_at": Subquery(told[:1]),
        "gone_at": Subquery(gone[:1]),
        "left_at": Subquery(departures().values("happened_at")[:1]),
    }


def _moved_at(now: datetime) -> datetime:
    """When the window last moved: at either end on its own day."""
    start = (today(now) - PAST).replace(day=1)
    days = (start + PAST, today(now).replace(day=1))
    return max(midnight(day) for day in days)
