"""The festival and its programme, as pages, calendar and data."""

import json
from datetime import datetime, time

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from communities.models import Community
from events.models import EventIndexPage, FestivalPage, Speaker
from tests.factories import events as make

pytestmark = pytest.mark.django_db
URL = "/agenda/festival/programma/"


@pytest.fixture
def festival(agenda: EventIndexPage, now: datetime) -> FestivalPage:
    """A festival with an opening, a session and one that is off."""
    page = make.festival_page(agenda, venue="De Fabrique, Utrecht", capacity=400)
    make.session_of(page, "Opening", room="Grote zaal", starts=time(9, 30), is_plenary=True)
    session = make.session_of(page, "Gesprek", track="Taal", session_format="workshop")
    session.speakers.add(Speaker.objects.create(slug="noor", name="Noor Tester", role="Trainer"))
    session.save()
    make.session_of(page, "Vervallen", room="Waal", status="cancelled", status_reason="Ziek.", day=2)
    return page


def test_festival_page_shows_days_and_place(client: Client, festival: FestivalPage) -> None:
    html = client.get("/agenda/festival/").text

    assert "Donderdag 8 en vrijdag 9 oktober 2026" in html
    assert "De Fabrique, Utrecht" in html
    assert f'href="{URL}"' in html


def test_festival_days_keep_their_capitals_in_english(client: Client, festival: FestivalPage) -> None:
    assert "Friday 9 October 2026" in client.get("/en/agenda/festival/").text


def test_menu_leads_to_the_coming_festival(
    client: Client, agenda: EventIndexPage, festival: FestivalPage
) -> None:
    make.festival_page(agenda, "Vorig jaar", days=[datetime(2025, 10, 9).date()])

    assert client.get("/festival/").headers["Location"] == "/agenda/festival/"
    assert client.get("/en/festival/").headers["Location"] == "/en/agenda/festival/"


def test_menu_without_festival_is_not_found(client: Client, agenda: EventIndexPage) -> None:
    assert client.get("/festival/").status_code == 404


def test_programme_places_sessions(client: Client, festival: FestivalPage) -> None:
    html = client.get(URL).text

    assert "Donderdag 8 oktober 2026" in html
    assert "session--plenary row-0 span-3" in html
    assert "room-1 col-1 row-6 span-3" in html
    assert 'href="/agenda/festival/sessies/gesprek/"' in html
    for words in ("Taal", "Workshop", "Noor Tester", "Maas", "60 plaatsen", "Geannuleerd"):
        assert words in html, words
    assert client.get("/en" + URL).status_code == 200


def test_session_page(client: Client, festival: FestivalPage) -> None:
    html = client.get("/agenda/festival/sessies/gesprek/").text
    off = client.get("/agenda/festival/sessies/vervallen/").text

    for words in ("donderdag 8 oktober 2026", "Maas", "Taal", "Noor Tester", "Trainer"):
        assert words in html, words
    assert "Ziek." in off
    assert client.get("/agenda/festival/sessies/bestaat-niet/").status_code == 404


def test_programme_as_calendar(client: Client, festival: FestivalPage) -> None:
    answer = client.get("/agenda/festival/programma.ics")

    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer.content.count(b"BEGIN:VEVENT") == 3
    assert b"SOURCE;VALUE=URI:http://testserver/agenda/festival/programma.ics" in answer.content
    again = client.get("/agenda/festival/programma.ics", headers={"If-None-Match": answer["ETag"]})
    assert again.status_code == 304


def test_programme_as_data(client: Client, festival: FestivalPage) -> None:
    data = json.loads(client.get("/agenda/festival/programma.json").content)

    assert data["days"] == ["2026-10-08", "2026-10-09"]
    assert [(row["title"], row["room"], row["status"]) for row in data["sessions"]] == [
        ("Opening", "Grote zaal", "planned"),
        ("Gesprek", "Maas", "planned"),
        ("Vervallen", "Waal", "cancelled"),
    ]
    assert data["sessions"][1]["start"] == "2026-10-08T11:00:00+02:00"


@pytest.mark.parametrize(
    "path", ["", "programma/", "programma.ics", "programma.json", "sessies/gesprek/", "event.ics"]
)
def test_hidden_festival_is_not_found(
    path: str, client: Client, festival: FestivalPage, closed: Community
) -> None:
    make.republish(festival, community=closed)

    assert client.get(f"/agenda/festival/{path}").status_code == 404
    assert client.get("/festival/").status_code == 404


def test_a_meeting_has_no_programme(client: Client, agenda: EventIndexPage, now: datetime) -> None:
    make.meeting_page(agenda)

    assert client.get("/agenda/intervisie/programma/").status_code == 404


def test_programme_costs_the_same_with_one_and_thirty(
    client: Client, agenda: EventIndexPage, now: datetime
) -> None:
    page = make.festival_page(agenda)
    make.session_of(page, "Nummer 0", track="Taal")
    client.get(URL)  # what is kept for every page is looked up once
    with CaptureQueriesContext(connection) as one:
        client.get(URL)
    for number in range(1, 31):
        make.session_of(page, f"Nummer {number}", track="Taal", room=f"Zaal {number % 6}")
    with CaptureQueriesContext(connection) as thirty:
        client.get(URL)

    assert len(one) == len(thirty) <= 12
