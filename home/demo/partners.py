"""Calendars of two invented partners, as if they had been fetched; nobody ever fetches them."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from cop_platform.accounts.models import Organisation
from cop_platform.core.clock import AMSTERDAM
from cop_platform.taxonomy.models import Audience, EventFormat, EventType, LabourMarketRegion, Theme
from events.domain import partners
from events.domain.ical.incoming import read_calendar
from events.models import EventPage, PartnerCalendar
from events.partner_values import IncomingDate, Moment, ParsedCalendar
from events.values import Window
from home.demo.people import address
from home.loading.base import Loader

# The Monday of the week in which the files were exported; their dates are counted from it.
WRITTEN_IN = date(2026, 1, 5)
YEAR = timedelta(days=366)
FACTS = ("name", "abbreviation", "kind", "role", "website")


def load(loader: Loader) -> None:
    """Write the calendars, and let their files come in with dates counted from this week."""
    for item in loader.read("partners"):
        facts = {name: item["organisation"][name] for name in FACTS}
        owner = loader.row(Organisation, item["organisation"]["slug"], facts)
        calendar = _load_calendar(loader, item, owner) if owner is not None else None
        # One that a person made their own is fetched by the worker, like any other.
        if calendar is not None and calendar.address == item["address"] and not calendar.is_active:
            _receive(loader, calendar, item["file"])


def _load_calendar(loader: Loader, item: dict[str, Any], owner: Organisation) -> PartnerCalendar | None:
    fields = {
        "address": item["address"],
        "owner": owner,
        "contact_email": address("redacteur"),
        "mode": item["mode"],
        "is_active": False,
        "event_type": loader.term(EventType, item["event_type"]),
        "event_format": loader.term(EventFormat, item["event_format"]),
    }
    lists = {
        "regions": loader.terms(LabourMarketRegion, item["regions"]),
        "themes": loader.terms(Theme, item["themes"]),
        "audiences": loader.terms(Audience, item["audiences"]),
    }
    return loader.row(PartnerCalendar, item["name"], fields, lists, lookup={"name": item["name"]})


def _receive(loader: Loader, calendar: PartnerCalendar, name: str) -> None:
    start = datetime.combine(WRITTEN_IN, datetime.min.time(), tzinfo=AMSTERDAM)
    read = read_calendar((loader.folder / name).read_bytes(), Window(start, start + YEAR))
    weeks = timedelta(weeks=(loader.today - WRITTEN_IN).days // 7)
    window = Window(loader.now, loader.now + YEAR)
    partners.receive(calendar, _later(read, weeks), window, now=loader.now)
    pages = EventPage.objects.filter(partner_item__calendar=calendar, last_published_at__gte=loader.now)
    loader.changed.extend(pages)


def _later(read: ParsedCalendar, weeks: timedelta) -> ParsedCalendar:
    return replace(read, dates=tuple(_moved(found, weeks) for found in read.dates))


def _moved(found: IncomingDate, weeks: timedelta) -> IncomingDate:
    return replace(found, start=_on(found.start, weeks), end=_on(found.end, weeks))


def _on(moment: Moment, weeks: timedelta) -> Moment:
    """*moment* some *weeks* later, at the same time on the clock."""
    if not isinstance(moment, datetime):
        return moment + weeks
    wall = moment.astimezone(AMSTERDAM).replace(tzinfo=None)
    return (wall + weeks).replace(tzinfo=AMSTERDAM)
