"""What a visit is: everything that somebody opens in a handbook on one day."""

from dataclasses import dataclass
from datetime import datetime

from cop_platform.core.clock import local


@dataclass(frozen=True)
class Place:
    """Where somebody was: the key of the chapter, the newest edition, and that of the visit before."""

    chapter: int
    edition: int
    former_edition: int
    read_at: datetime


@dataclass(frozen=True)
class Visit:
    """A visit to a handbook: the *slug* of the chapter that was read last (empty for who is new here).

    *since* is the newest edition of the visit before, *newest* the newest one now.
    """

    slug: str
    since: int
    newest: int

    @property
    def is_behind(self) -> bool:
        """Whether there are editions that this reader has not seen."""
        return 0 < self.since < self.newest


def since(place: Place, *, now: datetime) -> int:
    """The newest edition at the visit before the one of *now*; a visit ends with the day in Amsterdam."""
    return place.edition if _is_another_day(place, now) else place.former_edition


def next_place(place: Place | None, *, chapter: int | None, newest: int, now: datetime) -> Place | None:
    """Where the reader is who opens *chapter*, or with None the handbook; None when nothing is to note.

    Worth noting are another chapter, and a first visit since a new edition.
    """
    if place is None:
        return Place(chapter, newest, newest, now) if chapter else None
    opened = chapter or place.chapter
    is_first_look = place.edition != newest and _is_another_day(place, now)
    if opened == place.chapter and not is_first_look:
        return None
    return Place(opened, newest, since(place, now=now), now)


def _is_another_day(place: Place, now: datetime) -> bool:
    return local(place.read_at).date() != local(now).date()
