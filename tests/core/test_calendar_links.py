"""The links of the subscribe panel carry the feed unharmed."""

from datetime import date, datetime
from urllib.parse import parse_qs, urlsplit

from cop_platform.core.calendar_links import CalendarEntry, end_of, feed_links, meeting_links
from cop_platform.core.clock import AMSTERDAM

FEED = "https://via.example/agenda.ics?regio=midden-gelderland&soort=training"


def query_of(url: str) -> dict[str, list[str]]:
    return parse_qs(urlsplit(url).query)


def test_feed_links_keep_the_filters_of_the_feed():
    links = feed_links(FEED, "Agenda & meer")

    assert links.feed == FEED
    assert links.webcal == FEED.replace("https", "webcal")
    for outlook, host in ((links.outlook, "outlook.office.com"), (links.outlook_private, "outlook.live.com")):
        assert urlsplit(outlook).netloc == host
        assert query_of(outlook) == {"url": [FEED], "name": ["Agenda & meer"]}
    assert query_of(links.google) == {"cid": [links.webcal]}


def test_meeting_links_give_google_utc_and_outlook_the_zone():
    start, end = (datetime(2026, 7, 1, hour, tzinfo=AMSTERDAM) for hour in (13, 15))
    entry = CalendarEntry("Intervisie", start, end, place="Arnhem", url="https://via.example/x/")

    links = meeting_links(entry, file="/x/event.ics")

    assert links.file == "/x/event.ics"
    assert query_of(links.google)["dates"] == ["20260701T110000Z/20260701T130000Z"]
    assert query_of(links.outlook)["startdt"] == ["2026-07-01T13:00:00+02:00"]


def test_meeting_links_give_days_for_a_whole_day():
    entry = CalendarEntry("Festival", date(2026, 7, 1), date(2026, 7, 2), all_day=True)

    links = meeting_links(entry, file="/x.ics")

    assert query_of(links.google)["dates"] == ["20260701/20260702"]
    assert query_of(links.outlook)["allday"] == ["true"]


def test_meeting_without_end_gets_one():
    start = datetime(2026, 7, 1, 13, tzinfo=AMSTERDAM)

    assert end_of(start, None) == start.replace(hour=14)
    assert end_of(date(2026, 7, 1), None) == date(2026, 7, 2)
