"""The addresses behind "Zet deze agenda in uw eigen kalender".

Outlook's and Google's addresses are documented by neither; both are in wide use.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from html import escape
from urllib.parse import quote, urlencode, urlsplit, urlunsplit

OUTLOOK = "https://outlook.office.com/calendar"
OUTLOOK_PRIVATE = "https://outlook.live.com/calendar"
GOOGLE = "https://calendar.google.com/calendar/render"


@dataclass(frozen=True)
class FeedLinks:
    """One feed, addressed the way each calendar program wants it."""

    feed: str
    webcal: str
    outlook: str
    outlook_private: str
    google: str


@dataclass(frozen=True)
class MeetingLinks:
    """One meeting as a file and as a prefilled form elsewhere."""

    file: str
    outlook: str
    google: str


@dataclass(frozen=True)
class CalendarEntry:
    """What a calendar needs to know of one meeting; the end is exclusive."""

    title: str
    start: date | datetime
    end: date | datetime
    all_day: bool = False
    place: str = ""
    url: str = ""


def feed_links(feed_url: str, title: str) -> FeedLinks:
    """Links for the absolute *feed_url*, shown in Outlook as *title*."""
    webcal = urlunsplit(urlsplit(feed_url)._replace(scheme="webcal"))
    subscribe = f"0/addfromweb?{_query(url=feed_url, name=title)}"
    return FeedLinks(
        feed=feed_url,
        webcal=webcal,
        outlook=f"{OUTLOOK}/{subscribe}",
        outlook_private=f"{OUTLOOK_PRIVATE}/{subscribe}",
        google=f"{GOOGLE}?{_query(cid=webcal)}",
    )


def meeting_links(entry: CalendarEntry, *, file: str) -> MeetingLinks:
    """Links that put *entry* in a calendar once; *file* is its .ics address."""
    return MeetingLinks(file=file, outlook=_outlook(entry), google=_google(entry))


def frame_code(url: str, title: str) -> str:
    """HTML that shows the page at *url* on another site; the title may hold a visitor's own words."""
    return (
        f'<iframe src="{escape(url)}" title="{escape(title)}" width="100%" height="900" loading="lazy">'
        "</iframe>"
    )


def _outlook(entry: CalendarEntry) -> str:
    query = _query(
        path="/calendar/action/compose",
        rru="addevent",
        subject=entry.title,
        startdt=entry.start.isoformat(),
        enddt=entry.end.isoformat(),
        allday=str(entry.all_day).lower(),
        location=entry.place,
        body=entry.url,
    )
    return f"{OUTLOOK}/0/deeplink/compose?{query}"


def _google(entry: CalendarEntry) -> str:
    query = _query(
        action="TEMPLATE",
        text=entry.title,
        dates=f"{_basic(entry.start, entry.all_day)}/{_basic(entry.end, entry.all_day)}",
        location=entry.place,
        details=entry.url,
    )
    return f"{GOOGLE}?{query}"


def _basic(moment: date | datetime, all_day: bool) -> str:
    if all_day or not isinstance(moment, datetime):
        return f"{moment:%Y%m%d}"
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _query(**values: str) -> str:
    return urlencode({name: value for name, value in values.items() if value}, quote_via=quote, safe="")


def end_of(start: date | datetime, end: date | datetime | None) -> date | datetime:
    """*end*, or a plausible one: calendars refuse a meeting without."""
    return end or start + timedelta(hours=1 if isinstance(start, datetime) else 24)
