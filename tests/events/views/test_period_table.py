"""The agenda as the table of a month or week."""

import re
from datetime import date, datetime
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from communities.models import Community
from cop_platform.accounts.models import User
from events.domain.feed_copies import copies
from events.models import EventIndexPage
from tests.factories import events as make

pytestmark = pytest.mark.django_db
MONTH = "/agenda/?weergave=maand"
WEEK = "/agenda/?weergave=week"
LIMIT = 12


def days(client: Client, path: str) -> dict[str, dict[str, Any]]:
    """The days of the table with something on them."""
    # From a copy there is only HTML.
    copies.forget()
    answer = client.get(path)
    assert answer.status_code == 200, answer.text
    weeks = answer.context["table"]["weeks"]
    return {day["iso"]: day for week in weeks for day in week["days"] if day["entries"]}


def entries(client: Client, path: str) -> list[tuple[str, str, str]]:
    return [
        (iso, entry["time"], entry["title"])
        for iso, day in days(client, path).items()
        for entry in day["entries"]
    ]


def test_month_shows_meetings_on_their_days(client: Client, agenda: EventIndexPage, now: datetime) -> None:
    make.meeting_page(agenda, "Geweest", start=make.wall(2026, 2, 10, 9))
    make.meeting_page(agenda, "Dag", start=make.wall(2026, 3, 3, 9, 30))
    make.meeting_page(agenda, "Reeks", start=make.wall(2026, 3, 24, 13), rrule="FREQ=WEEKLY;COUNT=3")

    assert entries(client, MONTH) == [
        ("2026-03-03", "9.30", "Dag"),
        ("2026-03-24", "13.00", "Reeks"),
        ("2026-03-31", "13.00", "Reeks"),
    ]
    assert entries(client, f"{MONTH}&maand=2026-02") == [("2026-02-10", "9.00", "Geweest")]


def test_month_is_a_real_table(client: Client, agenda: EventIndexPage, now: datetime) -> None:
    make.meeting_page(agenda, "Dag", start=make.wall(2026, 3, 3, 9, 30))

    html = client.get(MONTH).text

    assert "<caption>Maart 2026</caption>" in html
    assert '<span class="visually-hidden">maandag</span><span aria-hidden="true">ma</span>' in html
    assert re.search(r'<th role="rowheader" scope="row"><a href="[^"]*week=2026-W10"', html)
    assert '<span class="visually-hidden">, dinsdag 3 maart 2026</span>' in html
    assert html.count("<td ") == 6 * 7
    assert '<meta name="robots" content="noindex">' in html


def test_today_and_cancelled_dates_are_marked_in_words(
    client: Client, agenda: EventIndexPage, now: datetime
) -> None:
    page = make.meeting_page(agenda, "Reeks", start=make.wall(2026, 3, 2, 9), rrule="FREQ=DAILY;COUNT=3")
    page.date_changes = [
        make.cancelled(date(2026, 3, 3)),
        make.moved(date(2026, 3, 4), make.wall(2026, 3, 5, 9)),
    ]
    make.republish(page)

    html = client.get(MONTH).text
    marks = {iso: day["entries"][0]["mark"] for iso, day in days(client, MONTH).items()}

    assert marks == {"2026-03-02": "", "2026-03-03": "Geannuleerd", "2026-03-05": "Verplaatst"}
    assert '<span class="days__mark">Geannuleerd</span>' in html
    assert html.count('aria-current="date"') == 1
    assert re.search(r'days__name">zondag 1 maart 2026</span></time> <b class="days__now">Vandaag', html)


def test_long_meetings_are_on_every_day(client: Client, agenda: EventIndexPage, now: datetime) -> None:
    wall = make.wall
    make.meeting_page(agenda, "Kamp", start=wall(2026, 3, 2), end=wall(2026, 3, 3), all_day=True)
    make.meeting_page(agenda, "Mars", start=wall(2026, 3, 10, 9), end=wall(2026, 3, 12, 17))
    make.meeting_page(agenda, "Nacht", start=wall(2026, 3, 28, 23), end=wall(2026, 3, 29, 4))
    make.meeting_page(agenda, "Avond", start=wall(2026, 3, 30, 20), end=wall(2026, 3, 31))

    assert entries(client, MONTH) == [
        ("2026-03-02", "hele dag", "Kamp"),
        ("2026-03-03", "hele dag", "Kamp"),
        ("2026-03-10", "9.00", "Mars"),
        ("2026-03-11", "hele dag", "Mars"),
        ("2026-03-12", "tot 17.00", "Mars"),
        ("2026-03-28", "23.00", "Nacht"),
        ("2026-03-29", "tot 4.00", "Nacht"),
        ("2026-03-30", "20.00", "Avond"),
    ]
    assert client.get(MONTH).context["total"] == 4


def test_a_meeting_from_another_month_reaches_into_this_one(
    client: Client, agenda: EventIndexPage, now: datetime
) -> None:
    wall = make.wall
    make.meeting_page(agenda, "Kamp", start=wall(2026, 3, 31), end=wall(2026, 4, 1), all_day=True)

    assert list(days(client, f"{MONTH}&maand=2026-04")) == ["2026-04-01"]


def test_a_busy_day_leads_to_its_list(client: Client, agenda: EventIndexPage, now: datetime) -> None:
    for number in range(6):
        make.meeting_page(agenda, f"Taal {number}", start=make.wall(2026, 3, 3, 9 + number))

    answer = client.get(f"{MONTH}&q=taal")
    (day,) = days(client, f"{MONTH}&q=taal").values()

    assert (len(day["entries"]), day["more"]) == (3, 3)
    assert day["url"] == "/agenda/?q=taal&van=2026-03-03&tot=2026-03-03"
    assert 'nog 3<span class="visually-hidden"> bijeenkomsten, dinsdag 3 maart 2026</span>' in answer.text
    assert len(client.get(day["url"]).context["rows"]) == 6


def test_week_shows_seven_days(client: Client, agenda: EventIndexPage, now: datetime) -> None:
    make.meeting_page(agenda, "Maandag", start=make.wall(2026, 12, 28, 9))
    make.meeting_page(agenda, "Zondag", start=make.wall(2027, 1, 3, 9))
    make.meeting_page(agenda, "Erna", start=make.wall(2027, 1, 4, 9))

    answer = client.get(f"{WEEK}&week=2026-W53")

    assert [title for _, _, title in entries(client, f"{WEEK}&week=2026-W53")] == ["Maandag", "Zondag"]
    assert answer.context["table"]["caption"] == "Week 53: 28 december 2026 tot en met 3 januari 2027"
    assert answer.context["table"]["next"] == {
        "name": "Week 1 van 2027",
        "url": "/agenda/?weergave=week&week=2027-W01",
    }


def test_neighbours_keep_the_filters(client: Client, agenda: EventIndexPage, now: datetime) -> None:
    make.meeting_page(agenda, regions=[make.region()])

    answer = client.get(f"{MONTH}&maand=2026-12&regio=rijnmond")

    table = answer.context["table"]
    assert table["previous"]["name"] == "November 2026"
    assert table["next"]["url"] == "/agenda/?regio=rijnmond&weergave=maand&maand=2027-01"
    assert 'rel="next nofollow"' in answer.text
    assert '<span class="visually-hidden">Volgende maand: </span>Januari 2027' in answer.text


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("maand&maand=2024-02", 404),
        ("maand&maand=2024-03", 200),
        ("maand&maand=2028-03", 200),
        ("maand&maand=2028-04", 404),
        ("week&week=2024-W08", 404),
        ("week&week=2028-W14", 404),
        ("maand&van=2031-01-01", 200),
    ],
)
def test_tables_end_after_two_years(
    query: str, status: int, client: Client, agenda: EventIndexPage, now: datetime
) -> None:
    assert client.get(f"/agenda/?weergave={query}").status_code == status


def test_the_last_month_leads_no_further(client: Client, agenda: EventIndexPage, now: datetime) -> None:
    first = client.get(f"{MONTH}&maand=2024-03").context["table"]
    last = client.get(f"{MONTH}&maand=2028-03").context["table"]

    assert ("previous" in first, "next" in first) == (False, True)
    assert ("previous" in last, "next" in last) == (True, False)


@pytest.mark.parametrize(
    ("query", "wrong"),
    [
        ("weergave=jaar", "jaar"),
        ("weergave=maand&maand=2026-13", "2026-13"),
        ("maand=mei", "mei"),
        ("weergave=week&week=2025-W53", "2025-W53"),
        ("weergave=week&week=%3Cb%3E", "&lt;b&gt;"),
        ("weergave=maand&regio=atlantis", "atlantis"),
    ],
)
def test_wrong_values_are_named(
    query: str, wrong: str, client: Client, agenda: EventIndexPage, now: datetime
) -> None:
    answer = client.get(f"/agenda/?{query}")

    assert answer.status_code == 400
    assert f"“{wrong}”" in answer.text


def test_filters_narrow_the_table(
    client: Client, agenda: EventIndexPage, now: datetime, open_community: Community
) -> None:
    facts = {
        "regions": [make.region()],
        "event_type": make.event_type("training"),
        "community": open_community,
    }
    make.meeting_page(agenda, "Raak", **facts)
    make.meeting_page(agenda, "Mis", start=make.wall(2026, 4, 20, 9))

    for query in ("regio=rijnmond", "soort=training", "community=startbanen", "q=raak", "tot=2026-04-10"):
        path = f"{MONTH}&maand=2026-04&{query}"
        assert [title for _, _, title in entries(client, path)] == ["Raak"], query


def test_a_chosen_period_opens_its_month(client: Client, agenda: EventIndexPage, now: datetime) -> None:
    wall = make.wall
    make.meeting_page(agenda, "Kamp", start=wall(2026, 6, 8), end=wall(2026, 6, 11), all_day=True)

    answer = client.get(f"{MONTH}&van=2026-06-10&tot=2026-07-31")

    assert list(days(client, f"{MONTH}&van=2026-06-10&tot=2026-07-31")) == ["2026-06-10", "2026-06-11"]
    assert '<input type="hidden" name="van" value="2026-06-10">' in answer.text
    assert '<input type="hidden" name="maand" value="2026-06">' in answer.text
    assert client.get(f"{MONTH}&maand=2026-05&van=2026-06-10").context["total"] == 0


def test_chips_keep_the_view(client: Client, agenda: EventIndexPage, now: datetime) -> None:
    make.meeting_page(agenda, regions=[make.region()])

    context = client.get(f"{MONTH}&maand=2026-04&regio=rijnmond&q=taal").context

    assert [(chip["label"], chip["url"]) for chip in context["chips"]] == [
        ("“taal”", "/agenda/?regio=rijnmond&weergave=maand&maand=2026-04"),
        ("Rijnmond", "/agenda/?q=taal&weergave=maand&maand=2026-04"),
    ]
    assert context["clear_url"] == "/agenda/?weergave=maand&maand=2026-04"


@pytest.mark.parametrize(
    ("query", "current", "urls"),
    [
        ("", "Lijst", ["?", "?weergave=week&week=2026-W09", "?weergave=maand&maand=2026-03"]),
        (
            "weergave=maand&maand=2027-01",
            "Maand",
            ["?", "?weergave=week&week=2026-W53", "?weergave=maand&maand=2027-01"],
        ),
        (
            "weergave=week&week=2026-W53",
            "Week",
            ["?", "?weergave=week&week=2026-W53", "?weergave=maand&maand=2027-01"],
        ),
        (
            "q=taal&weergave=week",
            "Week",
            ["?q=taal", "?q=taal&weergave=week&week=2026-W09", "?q=taal&weergave=maand&maand=2026-03"],
        ),
    ],
)
def test_switch_keeps_filters_and_period(
    query: str, current: str, urls: list[str], client: Client, agenda: EventIndexPage, now: datetime
) -> None:
    answer = client.get(f"/agenda/?{query}")

    views = answer.context["views"]
    assert [view["label"] for view in views] == ["Lijst", "Week", "Maand"]
    assert [view["label"] for view in views if view["current"]] == [current]
    assert [view["url"] for view in views] == [f"/agenda/{'' if url == '?' else url}" for url in urls]
    assert re.search(rf'aria-current="true">(<svg.*</svg>)?{current}</a>', answer.text)


def test_feed_ignores_the_view(client: Client, agenda: EventIndexPage, now: datetime) -> None:
    make.meeting_page(agenda, regions=[make.region()])

    context = client.get(f"{MONTH}&maand=2026-04&regio=rijnmond").context

    assert context["feed_url"] == "/agenda.ics?regio=rijnmond"


def quick(client: Client, path: str) -> dict[str, str]:
    return {link["label"]: link["url"] for link in client.get(path).context["quick_links"]}


def test_shortcuts_lead_to_today_this_week_and_the_own_region(
    client: Client, member: User, agenda: EventIndexPage, now: datetime
) -> None:
    member.region = make.region("twente")
    member.save()

    outside = quick(client, "/agenda/?q=taal&van=2026-05-01")
    client.force_login(member)
    inside = quick(client, "/agenda/?q=taal&weergave=week")

    assert outside == {
        "Vandaag": "/agenda/?q=taal&van=2026-03-01&tot=2026-03-01",
        "Deze week": "/agenda/?q=taal&weergave=week&week=2026-W09",
        "Bij mij in de regio": "#region-map-title",
    }
    assert inside["Bij mij in de regio"] == "/agenda/?regio=twente&q=taal&weergave=week&week=2026-W09"
    assert client.get(inside["Bij mij in de regio"]).status_code == 200


def test_shortcut_to_what_is_shown_says_so(
    client: Client, member: User, agenda: EventIndexPage, now: datetime
) -> None:
    member.region = make.region("twente")
    member.save()
    client.force_login(member)

    def current(path: str) -> list[str]:
        return [link["label"] for link in client.get(path).context["quick_links"] if link["current"]]

    links = quick(client, "/agenda/?q=taal&geannuleerd=verbergen")
    assert {label: current(path) for label, path in links.items()} == {label: [label] for label in links}
    assert current("/agenda/") == []
    assert current("/agenda/?weergave=week&week=2026-W10") == []
    assert 'aria-current="true">Vandaag<' in client.get(links["Vandaag"]).text


def test_hidden_meetings_are_in_no_table(
    client: Client, member_client: Client, agenda: EventIndexPage, now: datetime, closed: Community
) -> None:
    make.meeting_page(agenda, "Schaduw", community=closed)

    assert days(client, f"{MONTH}&maand=2026-04") == {}
    assert "Schaduw" in member_client.get(f"{MONTH}&maand=2026-04").text


def test_an_empty_month_says_so(client: Client, agenda: EventIndexPage, now: datetime) -> None:
    answer = client.get(MONTH)

    assert "Wij vonden geen bijeenkomsten" in answer.text
    assert "<caption>Maart 2026</caption>" in answer.text


def test_month_in_english(client: Client, agenda: EventIndexPage, now: datetime) -> None:
    make.meeting_page(agenda, "Dag", start=make.wall(2026, 3, 3, 9, 30))

    answer = client.get("/en/agenda/?weergave=maand")

    assert "<caption>March 2026</caption>" in answer.text
    assert '<span class="days__title" lang="nl">Dag</span>' in answer.text
    assert 'href="/en/agenda/dag/"' in answer.text


@pytest.mark.parametrize("view", ["maand&maand=2026-04", "week&week=2026-W15"])
def test_table_costs_the_same_with_one_and_thirty(
    view: str, client: Client, agenda: EventIndexPage, now: datetime
) -> None:
    make.meeting_page(agenda, "Nummer 1", regions=[make.region()], audiences=[make.audience()])
    client.get(f"/agenda/?weergave={view}")
    with CaptureQueriesContext(connection) as one:
        client.get(f"/agenda/?weergave={view}&regio=rijnmond&q=nummer")
    for number in range(2, 31):
        make.meeting_page(
            agenda,
            f"Nummer {number}",
            start=make.wall(2026, 4, 6 + number % 7, 9),
            regions=[make.region()],
            audiences=[make.audience()],
        )
    with CaptureQueriesContext(connection) as thirty:
        answer = client.get(f"/agenda/?weergave={view}&regio=rijnmond&q=nummer")

    assert answer.context["total"] == 30
    assert len(one) == len(thirty) <= LIMIT
