"""One date that a partner announces, in the columns of our rows."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from cop_platform.core.characters import normalise, single_line
from cop_platform.core.clock import AMSTERDAM
from cop_platform.core.text import plain_text
from events.partner_values import IncomingDate, Moment

# What a partner writes without an end needs one in a calendar.
USUAL_LENGTH = timedelta(hours=1)
_ADDRESS = re.compile(r"\S*https?://\S+", re.IGNORECASE)


@dataclass(frozen=True)
class Announced:
    """A date as it can be stored; *uid* and *recurrence_id* identify it, *start* and *end* are aware.

    *fingerprint* is equal for the same start, title and place, whatever the UID.
    """

    uid: str
    recurrence_id: str
    title: str
    summary: str
    place: str
    url: str
    starts_at: datetime
    ends_at: datetime
    all_day: bool
    is_cancelled: bool

    @property
    def fingerprint(self) -> str:
        """What the date is without its UID: some programs make new UIDs at every export."""
        start = self.starts_at.astimezone(UTC).isoformat()
        return _digest("|".join([start, folded(self.title), folded(self.place)]))


def announced(dates: Iterable[IncomingDate]) -> list[Announced]:
    """*dates* as they can be stored, earliest first; of two with one identity the last, as in the file."""
    found = {(row.uid, row.recurrence_id): row for row in map(_stored, dates)}
    return sorted(found.values(), key=lambda row: (row.starts_at, row.uid, row.recurrence_id))


def folded(text: str) -> str:
    """*text* as people compare it: without capitals and double spaces."""
    return " ".join(text.casefold().split())


def _stored(found: IncomingDate) -> Announced:
    start, end = _aware(found.start), _aware(found.end)
    row = Announced(
        uid=found.event.uid,
        recurrence_id=found.key,
        title=_line(found.event.summary)[:255],
        summary=_prose(found.event.description),
        place=_line(found.event.location)[:255],
        url=found.event.url if len(found.event.url) <= 500 else "",
        starts_at=start,
        ends_at=end if end > start else start + USUAL_LENGTH,
        all_day=found.event.all_day,
        is_cancelled=found.is_cancelled,
    )
    return row if 0 < len(row.uid) <= 255 else _with_uid(row)


def _with_uid(row: Announced) -> Announced:
    """*row* under a UID that fits its column."""
    uid = _digest(row.uid) if row.uid else row.fingerprint
    return Announced(**{**vars(row), "uid": uid})


def _aware(moment: Moment) -> datetime:
    if isinstance(moment, datetime):
        return moment
    return datetime.combine(_day(moment), time.min, tzinfo=AMSTERDAM)


def _day(moment: date) -> date:
    return moment


def _line(text: str) -> str:
    return single_line(plain_text(text))


def _prose(text: str) -> str:
    """Words only: a link in the text of a partner may be the door to an online meeting."""
    lines = (" ".join(_ADDRESS.sub("", line).split()) for line in normalise(plain_text(text)).splitlines())
    return "\n".join(line for line in lines if line)[:4000]


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
