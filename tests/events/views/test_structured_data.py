"""schema.org data on the pages of meetings: what search engines read, and what they never may."""

import json
import re
from datetime import date, datetime, time
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from communities.models import Community
from events.models import EventIndexPage
from tests.factories import events as make
from tests.factories.accounts import OrganisationFactory

pytestmark = pytest.mark.django_db
BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
SITE = "http://testserver"


def blocks(client: Client, path: str) -> list[dict[str, Any]]:
    """The data on the page at *path*."""
    answer = client.get(path)
    assert answer.status_code == 200
    return [json.loads(text) for text in BLOCK.findall(answer.text)]


def test_meeting_says_what_when_where_and_who(client: Client, agenda: EventIndexPage, now: datetime) -> None:
    make.meeting_page(
        agenda,
        venue="Stadskantoor, Utrecht",
        organiser=OrganisationFactory(slug="divosa", name="Divosa", website="https://divosa.nl/"),
    )

    assert blocks(client, "/agenda/intervisie/") == [
        {
            "@context": "https://schema.org",
            "@type": "Event",
            "name": "Intervisie",
            "description": "Over Intervisie.",
            "url": f"{SITE}/agenda/intervisie/",
            "inLanguage": "nl",
            "startDate": "2026-04-07T10:00:00+02:00",
            "endDate": "2026-04-07T12:00:00+02:00",
            "eventStatus": "https://schema.org/EventScheduled",
            "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
            "location": {
                "@type": "Place",
                "name": "Stadskantoor, Utrecht",
                "address": "Stadskantoor, Utrecht",
            },
            "organizer": {"@type": "Organization", "name": "Divosa", "url": "https://divosa.nl/"},
        }
    ]


def test_series_has_each_date_with_its_status(client: Client, agenda: EventIndexPage, now: datetime) -> None:
    page = make.meeting_page(agenda, "Reeks", rrule="FREQ=WEEKLY;COUNT=3")
    page.date_changes = [
        make.cancelled(date(2026, 4, 14)),
        make.moved(date(2026, 4, 21), make.wall(2026, 4, 22, 9)),
    ]
    make.republish(page)

    (series,) = blocks(client, "/agenda/reeks/")
    (moved,) = blocks(client, "/agenda/reeks/2026-04-21/")

    statuses = [one["eventStatus"].rpartition("/")[2] for one in series["@graph"]]
    assert statuses == ["EventScheduled", "EventCancelled", "EventRescheduled"]
    assert series["@graph"][2]["url"] == f"{SITE}/agenda/reeks/2026-04-21/"
    assert moved["startDate"] == "2026-04-22T09:00:00+02:00"
    assert moved["previousStartDate"] == "2026-04-21T10:00:00+02:00"
    assert {"@context": "https://schema.org", **series["@graph"][2]} == moved


def test_cancelled_meeting_says_so(client: Client, agenda: EventIndexPage, now: datetime) -> None:
    make.meeting_page(agenda, status="cancelled")

    assert blocks(client, "/agenda/intervisie/")[0]["eventStatus"] == "https://schema.org/EventCancelled"


def test_meeting_of_the_past_keeps_its_data(client: Client, agenda: EventIndexPage, now: datetime) -> None:
    make.meeting_page(agenda, start=make.wall(2026, 2, 3, 10))

    assert blocks(client, "/agenda/intervisie/")[0]["startDate"] == "2026-02-03T10:00:00+01:00"


def test_all_day_is_told_in_days(client: Client, agenda: EventIndexPage, now: datetime) -> None:
    make.meeting_page(agenda, "Week", start=make.wall(2026, 3, 27), end=make.wall(2026, 3, 31), all_day=True)

    (found,) = blocks(client, "/agenda/week/")

    assert (found["startDate"], found["endDate"]) == ("2026-03-27", "2026-03-31")


def test_form_decides_where_people_go(client: Client, agenda: EventIndexPage, now: datetime) -> None:
    make.meeting_page(agenda, "Thuis", event_format=make.event_format("online"))
    make.meeting_page(agenda, "Allebei", event_format=make.event_format("hybride"), venue="Zaal 1")

    (online,), (both,) = blocks(client, "/agenda/thuis/"), blocks(client, "/agenda/allebei/")

    assert online["location"] == {"@type": "VirtualLocation", "url": f"{SITE}/agenda/thuis/"}
    assert online["eventAttendanceMode"].endswith("/OnlineEventAttendanceMode")
    assert [place["@type"] for place in both["location"]] == ["Place", "VirtualLocation"]
    assert both["eventAttendanceMode"].endswith("/MixedEventAttendanceMode")


def test_festival_is_one_meeting_and_its_sessions_belong_to_it(
    client: Client, agenda: EventIndexPage, now: datetime
) -> None:
    festival = make.festival_page(agenda, "Festival", venue="De Fabrique")
    make.session_of(festival, "Taal werkt", day=2, starts=time(13))

    (whole,) = blocks(client, "/agenda/festival/")
    (session,) = blocks(client, "/agenda/festival/sessies/taal-werkt/")

    assert (whole["startDate"], whole["endDate"]) == (
        "2026-10-08T09:00:00+02:00",
        "2026-10-09T17:30:00+02:00",
    )
    assert whole["url"] == session["superEvent"]["url"] == f"{SITE}/agenda/festival/"
    assert session["startDate"] == "2026-10-09T13:00:00+02:00"
    assert session["location"] == {"@type": "Place", "name": "Maas", "address": "De Fabrique"}
    make.republish(festival, status="cancelled")
    assert blocks(client, "/agenda/festival/sessies/taal-werkt/")[0]["eventStatus"].endswith(
        "/EventCancelled"
    )


def test_words_cannot_end_the_block(client: Client, agenda: EventIndexPage, now: datetime) -> None:
    hostile = '</script><script>alert(1)</script><!-- & \u2028 \\ " 🙂'
    make.meeting_page(agenda, hostile, slug="boos", intro=hostile, venue=hostile)

    for path in ("/agenda/boos/", "/agenda/boos/2026-04-07/"):
        html = client.get(path).text
        (text,) = BLOCK.findall(html)
        assert not set("<>&") & set(text)
        assert "<script>alert" not in html
        assert json.loads(text)["name"] == hostile


@pytest.mark.parametrize("access", ["leden", "verborgen", "openbaar"])
def test_meetings_that_are_not_for_everybody_have_none(
    access: str,
    client: Client,
    member_client: Client,
    agenda: EventIndexPage,
    now: datetime,
    closed: Community,
) -> None:
    make.meeting_page(agenda, "Geheim", access=access, community=closed, rrule="FREQ=WEEKLY;COUNT=3")
    festival = make.festival_page(agenda, "Besloten", access=access, community=closed)
    make.session_of(festival, "Geheime sessie")

    for path in (
        "/agenda/geheim/",
        "/agenda/geheim/2026-04-07/",
        "/agenda/besloten/",
        "/agenda/besloten/sessies/geheime-sessie/",
    ):
        assert blocks(member_client, path) == [], path
        assert client.get(path).status_code == 404, path


def test_meeting_on_invitation_has_none_for_the_editor(
    admin_client: Client, agenda: EventIndexPage, now: datetime
) -> None:
    make.meeting_page(agenda, access="uitnodiging")

    assert blocks(admin_client, "/agenda/intervisie/") == []


def test_costs_the_same_with_one_and_thirty_dates(
    client: Client, agenda: EventIndexPage, now: datetime
) -> None:
    costs = []
    for number in (1, 30):
        make.meeting_page(agenda, f"Reeks {number}", rrule=f"FREQ=WEEKLY;COUNT={number}")
        client.get(f"/agenda/reeks-{number}/")
        with CaptureQueriesContext(connection) as queries:
            client.get(f"/agenda/reeks-{number}/")
        costs.append(len(queries))

    assert costs[0] == costs[1]
