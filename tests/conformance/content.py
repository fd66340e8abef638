"""What the feeds are filled with: every kind of plan, and what must be in none of them."""

from datetime import UTC, date, timedelta
from typing import NamedTuple

from wagtail.models import Page, Site

from communities.models import Community
from communities.models.community import MembershipPolicy
from events.models import Event, EventIndexPage, EventPage, Occurrence
from events.values import Window
from home.models import HomePage
from tests.conformance.readers import Found, in_window
from tests.factories import events as make
from tests.factories.accounts import OrganisationFactory
from tests.factories.communities import CommunityFactory

# October 2025, March and October 2026, March 2027: the clock changes four times.
WINDOW = Window(make.wall(2025, 10, 1), make.wall(2027, 8, 1))
FEEDS = {
    "/agenda.ics": {},
    "/agenda/regio/rijnmond.ics": {"regions__slug": "rijnmond"},
    "/agenda/thema/taal.ics": {"themes__slug": "taal"},
    "/agenda/doelgroep/klantmanager.ics": {"audiences__slug": "klantmanager"},
    "/agenda/organisatie/divosa.ics": {"organiser__slug": "divosa"},
    "/agenda/community/startbanen.ics": {"community__slug": "startbanen"},
}
OTHERS = ("/agenda.json", "/agenda.rss", "/agenda/insluiten/", "/agenda/")
HOSTILE = "Taal; werk, \\ne\\N “één”\x0b 🙂 " + "langwoord" * 30 + "\r\nBEGIN:VEVENT\r\nX:1"


class Known(NamedTuple):
    """The text of each address, and the dates that its feed must hold.

    *later* are the feeds an hour later, *hostile* those with a meeting that wants to break them.
    """

    bodies: dict[str, bytes]
    dates: dict[str, list[Found]]
    later: dict[str, bytes]
    hostile: dict[str, bytes]


def in_database(window: Window, **which: str) -> list[Found]:
    """The dates of public meetings, asked without the code that makes the feeds."""
    hidden = Community.objects.filter(policy=MembershipPolicy.HIDDEN)
    public = Event.objects.filter(is_published=True, access="openbaar").exclude(community__in=hidden)
    rows = Occurrence.objects.filter(event__in=public.filter(**which)).select_related("event")
    found = (
        Found(
            row.event.title,
            row.starts_at.astimezone(UTC),
            row.ends_at.astimezone(UTC),
            "CANCELLED" if "cancelled" in (row.status, row.event.status) else "CONFIRMED",
        )
        for row in rows
    )
    return in_window(found, window)


def make_agenda() -> EventIndexPage:
    """The parent page of all meetings, on the default site."""
    home = Page.get_first_root_node().add_child(instance=HomePage(title="VIA", slug="via"))
    Site.objects.update(root_page=home)
    return home.add_child(instance=EventIndexPage(title="Agenda", slug="agenda"))


def make_meetings() -> None:
    """Every kind of plan, most of them in every feed, and what must be in none."""
    index = make_agenda()
    everywhere = {
        "regions": [make.region(), make.region("twente")],
        "themes": [make.theme()],
        "audiences": [make.audience(), make.audience("jobcoach")],
        "organiser": OrganisationFactory(slug="divosa", name="Divosa"),
        "community": CommunityFactory(slug="startbanen", name="Startbanen"),
    }
    _series(index, everywhere)
    _singles(index, everywhere)
    _secrets(index, everywhere)


def make_hostile() -> None:
    """A meeting in the feed of everybody and of one region, with text that is not meant for calendars."""
    make.meeting_page(
        EventIndexPage.objects.get(),
        HOSTILE[:200],
        slug="vijandig",
        intro=HOSTILE,
        venue=HOSTILE[:250],
        rrule="FREQ=WEEKLY",
        regions=[make.region()],
    )


def _series(index: EventIndexPage, where: dict[str, object]) -> None:
    autumn = make.wall(2025, 9, 2, 9)
    plans = {
        "Elke week": "FREQ=WEEKLY",
        "Elke maand": "FREQ=MONTHLY;BYDAY=1TU;BYMONTH=1,2,3,4,5,6,9,10,11,12",
        "Om de week": "FREQ=WEEKLY;INTERVAL=2;COUNT=30",
        "Tot juni": "FREQ=WEEKLY;BYDAY=TU,TH;UNTIL=20260602",
        "Elke dag": "FREQ=DAILY;COUNT=100",
        "Elk jaar": "FREQ=YEARLY",
    }
    for title, rrule in plans.items():
        make.meeting_page(index, title, start=autumn, rrule=rrule, **where)
    make.meeting_page(index, "Elders", start=autumn, rrule="FREQ=MONTHLY;BYDAY=1TU")
    make.meeting_page(
        index,
        "Late avond",
        start=make.wall(2026, 3, 22, 22),
        end=make.wall(2026, 3, 23, 0, 30),
        rrule="FREQ=WEEKLY;COUNT=4",
        **where,
    )
    make.meeting_page(
        index,
        "Behalve",
        start=autumn,
        rrule="RRULE:FREQ=WEEKLY;COUNT=20\nEXDATE;VALUE=DATE:20251028",
        **where,
    )
    page = make.meeting_page(index, "Met wijzigingen", start=autumn, rrule="FREQ=WEEKLY;COUNT=52", **where)
    page.date_changes = [
        make.cancelled(date(2025, 10, 28)),
        make.moved(date(2026, 3, 24), make.wall(2026, 3, 30, 13)),
        make.moved(date(2026, 4, 7), make.wall(2026, 4, 8, 8)),
    ]
    page.extra_dates = [make.extra_date(make.wall(2026, 10, 25, 12))]
    make.republish(page)


def _singles(index: EventIndexPage, where: dict[str, object]) -> None:
    make.meeting_page(
        index, "Zomertijd", start=make.wall(2026, 3, 29, 1), end=make.wall(2026, 3, 29, 4), **where
    )
    make.meeting_page(
        index, "Wintertijd", start=make.wall(2026, 10, 25, 1), end=make.wall(2026, 10, 25, 4), **where
    )
    make.meeting_page(
        index,
        "Hele week",
        start=make.wall(2026, 3, 27),
        end=make.wall(2026, 3, 31),
        all_day=True,
        **where,
    )
    make.meeting_page(index, "Afgelast", status="cancelled", status_reason="Ziek.", **where)
    page = make.meeting_page(index, "Drie dagen", start=make.wall(2026, 5, 4, 9), **where)
    page.extra_dates = [make.extra_date(make.wall(2026, 5, day, 9), 6) for day in (11, 18)]
    make.republish(page)
    make.festival_page(index, "Festival", **where)


def _secrets(index: EventIndexPage, where: dict[str, object]) -> None:
    for access in ("leden", "uitnodiging", "verborgen"):
        make.meeting_page(index, f"Geheim {access}", access=access, **where)
    closed = CommunityFactory(slug="taskforce", policy=MembershipPolicy.HIDDEN)
    make.meeting_page(index, "Geheim gezelschap", **{**where, "community": closed})
    start = make.wall(2026, 4, 7, 10)
    draft = EventPage(title="Geheim concept", live=False, start=start, end=start + timedelta(hours=1))
    index.add_child(instance=draft)
