"""Calendars of partners, and what they announce."""

from datetime import date, datetime, timedelta
from typing import Any

from cop_platform.accounts.models import Organisation
from events.models import PartnerCalendar, PartnerItem
from events.partner_values import IncomingDate, IncomingEvent, ParsedCalendar, Problem
from events.values import Window
from tests.factories import events as make

ADDRESS = "https://agenda.partner.example/openbaar.ics"
AHEAD = timedelta(days=366)


def partner_calendar(**fields: Any) -> PartnerCalendar:
    """An active calendar of "Partner" that puts everything in the agenda at once."""
    lists = {name: fields.pop(name) for name in make.LISTS if name in fields}
    usual = {
        "name": "Partner",
        "address": ADDRESS,
        "owner": partner(),
        "contact_email": "redactie@example.org",
        "mode": "direct",
        "event_type": make.event_type("themasessie"),
        "event_format": make.event_format(),
    }
    calendar = PartnerCalendar.objects.create(**{**usual, **fields})
    for name, terms in lists.items():
        getattr(calendar, name).set(terms)
    return calendar


def partner() -> Organisation:
    """An organisation with a website."""
    facts = {
        "name": "Stichting Partner",
        "abbreviation": "Partner",
        "website": "https://www.partner.example/",
    }
    return Organisation.objects.get_or_create(slug="partner", defaults=facts)[0]


def incoming(uid: str, start: datetime | date, title: str = "", **fields: Any) -> IncomingDate:
    """One date of two hours or one day; *key* and *is_cancelled* are its own, the rest is of its event."""
    all_day = not isinstance(start, datetime)
    end = fields.pop("end", start + (timedelta(days=1) if all_day else timedelta(hours=2)))
    key, is_cancelled = fields.pop("key", ""), fields.pop("is_cancelled", False)
    usual = {"summary": title or f"Sessie {uid}", "description": "Over werk.", "location": "Utrecht"}
    event = IncomingEvent(uid=uid, start=start, end=end, all_day=all_day, **{**usual, **fields})
    return IncomingDate(event=event, key=key, start=start, end=end, is_cancelled=is_cancelled)


def several(number: int, *, day: int = 7) -> list[IncomingDate]:
    """Dates "0", "1" … on the days from 7 April 2026 on, at 10:00."""
    return [incoming(str(n), make.wall(2026, 4, day, 10) + timedelta(days=n)) for n in range(number)]


def parsed(*dates: IncomingDate, problems: tuple[Problem, ...] = (), is_cut: bool = False) -> ParsedCalendar:
    """A calendar as the reader hands it over."""
    ordered = tuple(sorted(dates, key=lambda found: str(found.start)))
    return ParsedCalendar("Partner", (), ordered, problems, is_cut)


def year_from(now: datetime) -> Window:
    """The window for which calendars are read."""
    return Window(now, now + AHEAD)


def states() -> dict[str, str]:
    """The state of every item, by UID and date."""
    items = PartnerItem.objects.all()
    return {f"{item.uid} {item.recurrence_id}".strip(): str(item.state) for item in items}
