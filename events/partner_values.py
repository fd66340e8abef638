"""What a partner's calendar says, as frozen values; they know no Django.

Dates and times are clean: aware datetimes, or plain dates when *all_day* (with
the end exclusive).  Texts are plain, composed, cut, without control characters.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

Moment = date | datetime
Status = Literal["CONFIRMED", "TENTATIVE", "CANCELLED"]


@dataclass(frozen=True)
class IncomingEvent:
    """One VEVENT: a single meeting, a series, or (with *recurrence_id*) one changed date of a series.

    *rrule* is text without ``RRULE:`` that was checked: it is a day or longer, and
    gives at most a thousand dates.  *url* is http or https, or empty.
    """

    uid: str
    summary: str
    start: Moment
    end: Moment
    all_day: bool = False
    recurrence_id: Moment | None = None
    sequence: int = 0
    status: Status = "CONFIRMED"
    description: str = ""
    location: str = ""
    url: str = ""
    categories: tuple[str, ...] = ()
    last_modified: datetime | None = None
    rrule: str = ""
    exdates: tuple[Moment, ...] = ()
    rdates: tuple[Moment, ...] = ()


@dataclass(frozen=True)
class IncomingDate:
    """One date on which something happens; *event* holds its texts.

    *key* tells the dates of one ``event.uid`` apart and stays the same when a date
    moves: its original start in UTC (``20261103T120000Z``), as a date when all day
    (``20261103``), or empty for a single meeting.  A cancelled date is there, marked.
    """

    event: IncomingEvent
    key: str
    start: Moment
    end: Moment
    is_cancelled: bool = False


@dataclass(frozen=True)
class Problem:
    """Something in the calendar that was left out or read differently.

    *message* is a sentence for the editor; *uid* and *summary* say which meeting,
    as far as known.
    """

    code: str
    message: str
    uid: str = ""
    summary: str = ""


@dataclass(frozen=True)
class ParsedCalendar:
    """A calendar as read: what could be read, expanded within the window, and what could not.

    *dates* are in order of start; *is_cut* means the window held more than fit.
    """

    name: str
    events: tuple[IncomingEvent, ...]
    dates: tuple[IncomingDate, ...]
    problems: tuple[Problem, ...] = ()
    is_cut: bool = False
