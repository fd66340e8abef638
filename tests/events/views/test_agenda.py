"""The agenda: what it shows, what it refuses, what it costs."""

from datetime import datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from communities.models import Community
from events.models import EventIndexPage
from tests.factories import events as make

pytestmark = pytest.mark.django_db
URL = "/agenda/"
LIMIT = 12


def titles(client: Client, query: str = "") -> list[str]:
    answer = client.get(f"{URL}{query}")
    assert answer.status_code == 200, answer.text
    return [row["title"] for row in answer.context["rows"]]


def test_list_shows_dates_by_month(client: Client, agenda: EventIndexPage, now: datetime) -> None:
    make.meeting_page(agenda, "Dag", start=make.wall(2026, 3, 3, 9), audiences=[make.audience()])
    make.meeting_page(agenda, "Reeks", start=make.wall(2026, 3, 31, 13), rrule="FREQ=WEEKLY;COUNT=2")

    answer = client.get(URL)

    assert titles(client) == ["Dag", "Reeks", "Reeks"]
    assert "3 bijeenkomsten" in answer.text
    assert "Maart 2026" in answer.text
    assert "April 2026" in answer.text
    assert "Ontmoet elkaar." in answer.text
    assert "Klantmanager" in answer.text
    urls = [row["url"] for row in answer.context["rows"]]
    assert urls == ["/agenda/dag/", "/agenda/reeks/2026-03-31/", "/agenda/reeks/2026-04-07/"]


def test_list_in_english_links_to_english(client: Client, agenda: EventIndexPage, now: datetime) -> None:
    make.meeting_page(agenda, "Dag")

    answer = client.get("/en/agenda/")

    assert answer.context["rows"][0]["url"] == "/en/agenda/dag/"


def test_list_without_index_page_works(client: Client, db: None) -> None:
    assert "0 bijeenkomsten" in client.get(URL).text


def test_each_filter_narrows(
    client: Client, agenda: EventIndexPage, now: datetime, open_community: Community
) -> None:
    make.meeting_page(
        agenda,
        "Raak",
        regions=[make.region()],
        themes=[make.theme()],
        audiences=[make.audience()],
        event_type=make.event_type("training"),
        event_format=make.event_format("online"),
        community=open_community,
    )
    make.meeting_page(agenda, "Mis", start=make.wall(2026, 9, 1, 9))

    for query in (
        "regio=rijnmond",
        "thema=taal",
        "doelgroep=klantmanager",
        "soort=training",
        "vorm=online",
        "community=startbanen",
        "q=raak",
        "van=1-4-2026&tot=30-4-2026",
        "weergave=lijst&tot=2026-04-07",
    ):
        assert titles(client, f"?{query}") == ["Raak"], query


def test_several_values_widen(client: Client, agenda: EventIndexPage, now: datetime) -> None:
    for slug in ("rijnmond", "twente", "zeeland"):
        make.meeting_page(agenda, slug, regions=[make.region(slug)])

    assert titles(client, "?regio=rijnmond&regio=twente") == ["rijnmond", "twente"]


def test_form_keeps_what_was_chosen(client: Client, agenda: EventIndexPage, now: datetime) -> None:
    for slug in ("rijnmond", "twente"):
        make.meeting_page(agenda, slug, regions=[make.region(slug)], event_type=make.event_type("training"))

    one = client.get(f"{URL}?regio=twente&soort=training&q=twente&van=1-4-2026")
    two = client.get(f"{URL}?regio=twente&regio=rijnmond")

    assert '<option value="twente" selected>' in one.text
    assert 'value="2026-04-01"' in one.text
    assert 'value="training" checked' in one.text
    assert two.text.count('id="filter-regio-') == 2
    assert 'name="regio" value="twente" checked' in two.text


def test_chips_each_drop_one_filter(client: Client, agenda: EventIndexPage, now: datetime) -> None:
    make.meeting_page(agenda, regions=[make.region()], event_type=make.event_type("training"))

    chips = client.get(f"{URL}?regio=rijnmond&soort=training&q=taal&van=2026-03-01&pagina=1").context["chips"]

    assert [(chip["label"], chip["url"]) for chip in chips] == [
        ("“taal”", "/agenda/?regio=rijnmond&soort=training&van=2026-03-01"),
        ("Rijnmond", "/agenda/?q=taal&soort=training&van=2026-03-01"),
        ("Training", "/agenda/?q=taal&regio=rijnmond&van=2026-03-01"),
        ("Vanaf 1 maart 2026", "/agenda/?q=taal&regio=rijnmond&soort=training"),
    ]


def test_subscribe_link_follows_the_filters(client: Client, agenda: EventIndexPage, now: datetime) -> None:
    make.meeting_page(agenda, regions=[make.region()])

    html = client.get(f"{URL}?regio=rijnmond").text

    assert 'href="webcal://testserver/agenda.ics?regio=rijnmond"' in html
    assert '<link rel="alternate" type="text/calendar"' in html


def test_a_private_community_offers_no_feed(
    member_client: Client, agenda: EventIndexPage, now: datetime, closed: Community
) -> None:
    make.meeting_page(agenda, "Taskforce", community=closed)

    html = member_client.get(f"{URL}?community=taskforce").text

    assert "Taskforce" in html
    assert "agenda.ics" not in html


@pytest.mark.parametrize(
    ("query", "wrong"),
    [
        ("regio=atlantis", "atlantis"),
        ("soort=x&regio=", "x"),
        ("community=taskforce", "taskforce"),
        ("van=31-2-2026", "31-2-2026"),
        ("van=2026-13-01", "2026-13-01"),
        ("van=2026-03-02&tot=2026-03-01", "2026-03-01"),
        ("weergave=jaar", "jaar"),
        ("pagina=twee", "twee"),
        ("regio=%22%3E%3Cscript%3E", "&lt;script&gt;"),
    ],
)
def test_list_names_the_wrong_value(
    query: str, wrong: str, client: Client, agenda: EventIndexPage, closed: Community
) -> None:
    answer = client.get(f"{URL}?{query}")

    assert answer.status_code == 400
    assert wrong in answer.text
    assert "Laat dit filter weg" in answer.text


def test_link_on_the_refusal_leaves_out_only_the_wrong_value(client: Client, db: None) -> None:
    make.region("rijnmond")

    answer = client.get(f"{URL}?regio=rijnmond&regio=atlantis&q=taal&pagina=3")

    assert answer.context["clear_url"] == "/agenda/?regio=rijnmond&q=taal"


@pytest.mark.parametrize("number", ["0", "-1", "2", "1000000000", "9" * 5000])
def test_a_page_that_is_not_there_is_not_found(number: str, client: Client, agenda: EventIndexPage) -> None:
    assert client.get(f"{URL}?pagina={number}").status_code == 404


@pytest.mark.parametrize("query", ["q=%00", "regio=%00", "van=%00", "pagina=%00"])
def test_nul_bytes_are_refused(query: str, client: Client, db: None) -> None:
    assert client.get(f"{URL}?{query}").status_code == 400


def test_only_reading_is_allowed(client: Client, db: None) -> None:
    assert client.post(URL).status_code == 405


def test_pages_of_twelve(client: Client, agenda: EventIndexPage, now: datetime) -> None:
    make.meeting_page(agenda, "Reeks", rrule="FREQ=WEEKLY;COUNT=14")

    first, second = client.get(f"{URL}?q=reeks"), client.get(f"{URL}?q=reeks&pagina=2")

    assert len(first.context["rows"]) == 12
    assert "Volgende 2 bijeenkomsten" in first.text
    assert "?q=reeks&amp;pagina=2" in first.text
    assert len(second.context["rows"]) == 2


def test_cancelled_and_moved_dates_are_marked(client: Client, agenda: EventIndexPage, now: datetime) -> None:
    page = make.meeting_page(agenda, "Reeks", rrule="FREQ=WEEKLY;COUNT=3")
    page.date_changes = [
        make.cancelled(datetime(2026, 4, 14).date(), "Zaal niet vrij."),
        make.moved(datetime(2026, 4, 21).date(), make.wall(2026, 4, 22, 9), "Verzet."),
    ]
    make.republish(page)

    rows = client.get(URL).context["rows"]

    assert [(row["badge"], row["summary"]) for row in rows] == [
        ("", "Over Reeks."),
        ("Geannuleerd", "Zaal niet vrij."),
        ("Verplaatst", "Verzet."),
    ]


def test_hidden_meetings_appear_nowhere(
    client: Client,
    member_client: Client,
    agenda: EventIndexPage,
    now: datetime,
    closed: Community,
    open_community: Community,
) -> None:
    word = make.theme("schaduwwoord")
    for access in ("leden", "verborgen"):
        make.meeting_page(agenda, f"Schaduw {access}", community=open_community, access=access, themes=[word])
    make.meeting_page(agenda, "Schaduw taskforce", community=closed, themes=[word])

    outside, inside = client.get(URL), member_client.get(URL)

    assert "chaduw" not in outside.text
    assert "0 bijeenkomsten" in outside.text
    assert len(inside.context["rows"]) == 3
    assert "Voor leden" in inside.text


@pytest.mark.parametrize("query", ["", "?regio=rijnmond&soort=training&q=nummer&van=2026-03-01"])
def test_list_costs_the_same_with_one_and_thirty(
    query: str, client: Client, agenda: EventIndexPage, now: datetime, open_community: Community
) -> None:
    def publish(number: int) -> None:
        make.meeting_page(
            agenda,
            f"Nummer {number}",
            regions=[make.region(), make.region("twente")],
            themes=[make.theme()],
            audiences=[make.audience(), make.audience("jobcoach")],
            event_type=make.event_type("training"),
            community=open_community,
        )

    client.get(URL)  # what is kept for every page is looked up once
    publish(1)
    with CaptureQueriesContext(connection) as one:
        client.get(f"{URL}{query}")
    for number in range(2, 31):
        publish(number)
    with CaptureQueriesContext(connection) as thirty:
        client.get(f"{URL}{query}")

    assert len(one) == len(thirty) <= LIMIT
