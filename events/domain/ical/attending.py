"""A meeting as one person takes part in it: their dates, and how they stand, in words."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import icalendar

from .cancelled import call_off, is_off, read, replace, written
from .component import JOIN, add_conference
from .invitation import OneDate, one_date

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Attending:
    """How somebody takes part in the *date* of a meeting, or in all of it when there is no date.

    *words* go before its description; who is not *is_sure* waits.  It is so since
    *since*, aware.  *is_called_off*: the date is no date of the meeting any more.
    """

    words: str
    since: datetime
    date: OneDate | None = None
    is_sure: bool = True
    is_called_off: bool = False
    join_url: str = ""


def attended(text: str, uid: str, parts: Sequence[Attending], *, is_whole: bool) -> str:
    """*text* (stored VEVENTs of the meeting *uid*) with what *parts* say, those without a date first.

    All of it when it *is_whole*, or when a part is for all; else the dates of *parts*
    alone, each with the identity that invitations and public feeds give it.  A date
    that is off keeps what the feed says of it.
    """
    try:
        found = read(text)
        own = _told(found, uid, parts, is_whole=is_whole)
    except (ValueError, StopIteration):
        logger.exception("meeting %s cannot be told as one's own", uid)
        return text if is_whole else ""
    return written(found if is_whole or any(part.date is None for part in parts) else own)


def _told(
    found: list[icalendar.Event], uid: str, parts: Sequence[Attending], *, is_whole: bool
) -> list[icalendar.Event]:
    """The VEVENTs of *parts*; a date that *found* only has by its rule is added to it."""
    own: list[icalendar.Event] = []
    for part in parts:
        for vevent in [one_date(found, uid, part.date)] if part.date else list(found):
            is_new = all(vevent is not one for one in found)
            # Where the series stands too, this date is gone from it, or struck out in it.
            if is_new and part.is_called_off and is_whole:
                continue
            _tell(vevent, part)
            own.append(vevent)
            if is_new:
                found.append(vevent)
    return own


def _tell(vevent: icalendar.Event, part: Attending) -> None:
    if part.is_called_off:
        call_off(vevent)
    if is_off(vevent):
        return
    if not part.is_sure:
        replace(vevent, "status", "TENTATIVE")
    link = f"{JOIN}: {part.join_url}" if part.join_url else ""
    description = "\n\n".join(filter(None, [part.words, str(vevent.get("DESCRIPTION", "")), link]))
    if description:
        replace(vevent, "description", description)
    if part.join_url:
        add_conference(vevent, part.join_url)
    _stamp(vevent, part.since)


def _stamp(vevent: icalendar.Event, since: datetime) -> None:
    """The last change, of the meeting or of the registration; SEQUENCE stays that of the meeting."""
    revised_at: datetime = vevent.decoded("LAST-MODIFIED")
    changed_at = max(revised_at, since.astimezone(UTC))
    replace(vevent, "dtstamp", changed_at)
    replace(vevent, "last-modified", changed_at)
