"""Stored VEVENTs of what is off, written anew: as a tombstone, or as a reader wants to see them.

Stored text is the published text: what an editor has changed since in a draft cannot
get in here.
"""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from typing import Any

import icalendar

from events.values import CancelledAs

from .component import CANCELLED

logger = logging.getLogger(__name__)

OFF = "\r\nSTATUS:CANCELLED\r\n"
# Enough to strike a meeting out: whoever withdraws a text wants it gone.
NUMBERS = {"UID", "SEQUENCE", "DTSTAMP", "LAST-MODIFIED", "CREATED"}
TIMES = {"DTSTART", "DTEND", "RRULE", "EXDATE", "RECURRENCE-ID", "TRANSP", "X-MICROSOFT-CDO-ALLDAYEVENT"}
KEPT = NUMBERS | TIMES | {"STATUS", "SUMMARY", "CLASS"}


def tombstone(text: str, *, sequence: int, changed_at: datetime) -> str:
    """The VEVENTs of *text* as withdrawn: off, with new numbers, and without their description.

    Empty when the text cannot be read: then there is nothing to tell.
    """
    try:
        found = read(text)
    except ValueError:
        logger.exception("a withdrawn meeting cannot be read")
        return ""
    for vevent in found:
        _withdraw(vevent, sequence, changed_at.astimezone(UTC))
    return written(found)


def shown_as(text: str, look: CancelledAs) -> str:
    """*text* with what is off in it as *look* says; the same text when nothing is."""
    if look is CancelledAs.STRUCK or OFF not in text:
        return text
    found = read(text)
    return written(left_out(found) if look is CancelledAs.LEFT_OUT else _marked(found))


def read(text: str) -> list[icalendar.Event]:
    """The VEVENTs of *text*; ValueError when it is none."""
    found: list[Any] = icalendar.Event.from_ical(text, multiple=True)
    return found


def written(found: list[icalendar.Event]) -> str:
    """The text of *found*, in their order."""
    return "".join(vevent.to_ical().decode() for vevent in found)


def _withdraw(vevent: icalendar.Event, sequence: int, changed_at: datetime) -> None:
    for name in set(vevent) - KEPT:
        del vevent[name]
    call_off(vevent)
    replace(vevent, "sequence", sequence)
    replace(vevent, "dtstamp", changed_at)
    replace(vevent, "last-modified", changed_at)


def call_off(vevent: icalendar.Event) -> None:
    """Let *vevent* be off, also for clients that do not show STATUS."""
    if not is_off(vevent):
        replace(vevent, "summary", f"{CANCELLED}: {vevent['SUMMARY']}")
    replace(vevent, "status", "CANCELLED")


def left_out(found: list[icalendar.Event]) -> list[icalendar.Event]:
    """Only what goes on; a date of a series that is off becomes an exception to its rule."""
    kept = [vevent for vevent in found if not is_off(vevent)]
    series = {str(vevent["UID"]): vevent for vevent in kept if "RRULE" in vevent}
    for vevent in found:
        master = series.get(str(vevent["UID"]))
        if master is not None and is_off(vevent):
            master.add("exdate", vevent.decoded("RECURRENCE-ID"))
    return kept


def _marked(found: list[icalendar.Event]) -> list[icalendar.Event]:
    """What is off as an ordinary meeting that takes no time; its title says that it is off."""
    for vevent in filter(is_off, found):
        replace(vevent, "status", "CONFIRMED")
        replace(vevent, "transp", "TRANSPARENT")
    return found


def is_off(vevent: icalendar.Event) -> bool:
    """Whether *vevent* does not take place."""
    return str(vevent.get("STATUS")) == "CANCELLED"


def replace(vevent: icalendar.Event, name: str, value: object) -> None:
    """Let the property *name* of *vevent* be *value*, and nothing else."""
    vevent.pop(name, None)
    vevent.add(name, value)
