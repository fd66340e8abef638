"""Invitations by mail (RFC 5546, 6047): what the feed says of a meeting, for one addressee.

They carry the UID and the SEQUENCE of the feed, so a calendar that has both keeps one
event.  DTSTAMP is the moment of the mail: of two with the same SEQUENCE the later one
counts (RFC 5546 §2.1.5), as when somebody leaves and comes back.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal

import icalendar
from icalendar.parser import Contentline

from cop_platform.core.clock import local
from events.values import AMSTERDAM

from .calendar import PRODID, TAIL, VTIMEZONE
from .cancelled import left_out, read, replace, written
from .component import wall_value
from .series import own_uid

logger = logging.getLogger(__name__)
Method = Literal["REQUEST", "CANCEL"]
END = "END:VEVENT\r\n"
ACCEPTED = {
    "CUTYPE": "INDIVIDUAL",
    "ROLE": "REQ-PARTICIPANT",
    "PARTSTAT": "ACCEPTED",
    "RSVP": "FALSE",
}


@dataclass(frozen=True)
class OneDate:
    """One date of a meeting: its original start, which is its identity, and its times; aware."""

    original: datetime
    start: datetime
    end: datetime
    is_extra: bool = False


@dataclass(frozen=True)
class Numbers:
    """Which version of a meeting is told, when, and who tells it (name and address)."""

    uid: str
    sequence: int
    stamped_at: datetime
    organiser: tuple[str, str]


@dataclass(frozen=True)
class Invitation:
    """An iTIP object that lacks its one ATTENDEE."""

    method: Method
    text: str

    def to(self, address: str) -> str:
        """The calendar text for *address*, who has a seat and need not answer."""
        attendee = _line("ATTENDEE", address, ACCEPTED)
        return self.text.replace(END, f"{attendee}{END}")


def invitation(
    text: str,
    method: Method,
    numbers: Numbers,
    *,
    date: OneDate | None = None,
    retired: Iterable[OneDate] = (),
) -> Invitation | None:
    """*text* (stored VEVENTs of one meeting) as an invitation for *date*, or for all of it.

    *retired* are identities that the date had before: a calendar strikes them out.
    None when the text cannot be read: a mail without calendar is better than none.
    """
    try:
        found = read(text)
        chosen = [one_date(found, numbers.uid, date)] if date else _whole(found, numbers.uid, method)
        gone = [one_date(found, numbers.uid, before) for before in retired]
    except (ValueError, StopIteration):
        logger.exception("no invitation can be made of meeting %s", numbers.uid)
        return None
    for vevent in [*chosen, *gone]:
        _number(vevent, numbers)
    for vevent in gone if method == "REQUEST" else [*chosen, *gone]:
        replace(vevent, "status", "CANCELLED")
    return Invitation(method, _calendar(method, written([*chosen, *gone])))


def _whole(found: list[icalendar.Event], uid: str, method: Method) -> list[icalendar.Event]:
    """What goes on of a series: an invitation is to nothing that is off.  Only one UID may be in it."""
    kept = found if method == "CANCEL" else left_out(found)
    return [vevent for vevent in kept if str(vevent["UID"]) == uid] or found[:1]


def one_date(found: list[icalendar.Event], uid: str, date: OneDate) -> icalendar.Event:
    """The VEVENT of *date*, as it stands in the feed, or as the feed would have it.

    A moved date that the feed lets stand alone, for Outlook, keeps the identity with which
    it was mailed before: it is no second event.
    """
    alone = own_uid(uid, local(date.original))
    for vevent in found:
        if _is(vevent, "RECURRENCE-ID", date) or (date.is_extra and str(vevent["UID"]) == alone):
            return vevent
    master = next(vevent for vevent in found if str(vevent["UID"]) == uid and "RECURRENCE-ID" not in vevent)
    if "RRULE" not in master and not date.is_extra and _is(master, "DTSTART", date):
        return master
    apart = (vevent for vevent in found if str(vevent["UID"]) == alone)
    return _made(next(apart, master), date, alone if date.is_extra else uid)


def _made(like: icalendar.Event, date: OneDate, uid: str) -> icalendar.Event:
    """A VEVENT of *date* with what is told of *like*."""
    vevent = like.copy(recursive=True)
    all_day = not isinstance(like.decoded("DTSTART"), datetime)
    for name in ("RRULE", "EXDATE"):
        vevent.pop(name, None)
    replace(vevent, "uid", uid)
    replace(vevent, "dtstart", wall_value(local(date.start), all_day=all_day))
    replace(vevent, "dtend", wall_value(local(date.end), all_day=all_day))
    if not date.is_extra:
        replace(vevent, "recurrence-id", wall_value(local(date.original), all_day=all_day))
    return vevent


def _is(vevent: icalendar.Event, name: str, date: OneDate) -> bool:
    """Whether the moment *name* of *vevent* is the original start of *date*."""
    if name not in vevent:
        return False
    moment = vevent.decoded(name)
    all_day = not isinstance(moment, datetime)
    return bool(moment == wall_value(local(date.original), all_day=all_day))


def _number(vevent: icalendar.Event, numbers: Numbers) -> None:
    name, address = numbers.organiser
    replace(vevent, "sequence", numbers.sequence)
    replace(vevent, "dtstamp", numbers.stamped_at.astimezone(UTC))
    organiser = icalendar.vCalAddress(f"mailto:{address}")
    organiser.params["CN"] = icalendar.vText(name)
    vevent["ORGANIZER"] = organiser


def _calendar(method: Method, vevents: str) -> str:
    calendar = icalendar.Calendar()
    for name, value in {
        "version": "2.0",
        "prodid": PRODID,
        "calscale": "GREGORIAN",
        "method": method,
    }.items():
        calendar.add(name, value)
    head = calendar.to_ical().decode().removesuffix(TAIL)
    zone = VTIMEZONE if f"TZID={AMSTERDAM}" in vevents else ""
    return f"{head}{zone}{vevents}{TAIL}"


def _line(name: str, address: str, parameters: dict[str, Any]) -> str:
    value = icalendar.vCalAddress(f"mailto:{address}")
    line = Contentline.from_parts(name, icalendar.Parameters(parameters), value)
    return f"{line.to_ical().decode()}\r\n"
