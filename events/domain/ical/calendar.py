"""A whole calendar: head, one zone if it is used, stored VEVENTs, tail."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

import icalendar

from events.values import AMSTERDAM

from .component import web_address
from .text import one_line, plain_text

# No version of the software: every release would change the bytes of every feed.
PRODID = "-//VIA//Communities of practice 1//NL"
REFRESH, REFRESH_TEXT = timedelta(hours=4), "PT4H"
TAIL = "END:VCALENDAR\r\n"
# Constant, with rules: icalendar's own zone lists dates, which Outlook ignores and
# ical.js reads wrongly.  A test compares it with the zone database every year.
VTIMEZONE = "\r\n".join(
    [
        "BEGIN:VTIMEZONE",
        f"TZID:{AMSTERDAM}",
        "BEGIN:DAYLIGHT",
        "DTSTART:19810329T020000",
        "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
        "TZNAME:CEST",
        "TZOFFSETFROM:+0100",
        "TZOFFSETTO:+0200",
        "END:DAYLIGHT",
        "BEGIN:STANDARD",
        "DTSTART:19961027T030000",
        "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
        "TZNAME:CET",
        "TZOFFSETFROM:+0200",
        "TZOFFSETTO:+0100",
        "END:STANDARD",
        "END:VTIMEZONE",
        "",
    ]
)


def calendar_bytes(
    name: str,
    description: str = "",
    url: str = "",
    source: str = "",
    vevents: Iterable[str] = (),
    *,
    changed_at: datetime | None = None,
) -> bytes:
    """A calendar of stored *vevents*, in their order: the same input gives the same bytes.

    *source* is the address of a public feed itself; leave it out for a feed with
    a token, as it would repeat the secret.  *changed_at* is the newest change.
    """
    texts, used = list(vevents), f"TZID={AMSTERDAM}"
    zone = VTIMEZONE if any(used in text for text in texts) else ""
    head = _head(name, description, url, source, changed_at)
    return "".join([head, zone, *texts, TAIL]).encode()


def _head(name: str, description: str, url: str, source: str, changed_at: datetime | None) -> str:
    calendar = icalendar.Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", PRODID)
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    _name(calendar, one_line(name), plain_text(description))
    calendar.add("x-wr-timezone", AMSTERDAM)
    calendar.add("refresh-interval", REFRESH, {"VALUE": "DURATION"})
    calendar.add("x-published-ttl", REFRESH_TEXT)
    if url:
        calendar.add("url", web_address(url))
    if source:
        calendar.add("source", icalendar.vUri(web_address(source)), {"VALUE": "URI"})
    if changed_at:
        calendar.add("last-modified", changed_at)
    return str(calendar.to_ical().decode().removesuffix(TAIL))


def _name(calendar: icalendar.Calendar, name: str, description: str) -> None:
    """Twice, as most clients only know the older properties.

    As vText, because icalendar escapes nothing in properties it does not know.
    """
    for property_name in ("name", "x-wr-calname"):
        calendar.add(property_name, icalendar.vText(name))
    for property_name in ("description", "x-wr-caldesc") if description else ():
        calendar.add(property_name, icalendar.vText(description))
