"""What the API tells of meetings and dates, and how a reader gets all of it."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from communities.models import Community
from events.models import Event, EventIndexPage
from tests.factories import events as make
from tests.factories.accounts import OrganisationFactory

pytestmark = pytest.mark.django_db
Ask = Callable[..., dict[str, Any]]


@pytest.fixture
def series(agenda: EventIndexPage, now: datetime, open_community: Community) -> Event:
    """Three dates in Rijnmond, of which one is off and one has moved, and a meeting elsewhere."""
    page = make.meeting_page(
        agenda,
        "Reeks",
        rrule="FREQ=WEEKLY;COUNT=3",
        regions=[make.region()],
        themes=[make.theme()],
        audiences=[make.audience()],
        organiser=OrganisationFactory(slug="divosa", name="Divosa"),
        community=open_community,
        venue="Stadskantoor",
    )
    page.date_changes = [
        make.cancelled(date(2026, 4, 14), "Zaal niet vrij."),
        make.moved(date(2026, 4, 21), make.wall(2026, 4, 22, 9)),
    ]
    make.republish(page)
    make.meeting_page(agenda, "Elders")
    return make.event_of(page)


def test_meeting_has_its_facts(ask: Ask, series: Event) -> None:
    answer = ask("/events", regio="rijnmond")

    assert answer["removed"] == []
    assert answer["next"] is None
    assert answer["items"] == [
        {
            "uid": series.uid,
            "sequence": 1,
            "status": "confirmed",
            "reason": "",
            "title": "Reeks",
            "summary": "Over Reeks.",
            "url": "http://testserver/agenda/reeks/",
            "calendar_url": "http://testserver/agenda/reeks/event.ics",
            "start": "2026-04-07T10:00:00+02:00",
            "end": "2026-04-07T12:00:00+02:00",
            "all_day": False,
            "time_zone": "Europe/Amsterdam",
            "rrule": "FREQ=WEEKLY;COUNT=3",
            "place": "Stadskantoor",
            "type": "intervisie",
            "format": "op-locatie",
            "organisation": "divosa",
            "community": "startbanen",
            "regions": ["rijnmond"],
            "themes": ["taal"],
            "audiences": ["klantmanager"],
            "source": None,
            "created_at": "2026-03-01T12:00:00+01:00",
            "changed_at": "2026-03-01T12:00:00+01:00",
        }
    ]


def test_dates_come_in_order_with_what_is_so_of_each(ask: Ask, series: Event) -> None:
    items = ask("/occurrences", regio="rijnmond")["items"]

    assert [(item["date"], item["start"], item["status"], item["reason"]) for item in items] == [
        ("2026-04-07", "2026-04-07T10:00:00+02:00", "planned", ""),
        ("2026-04-14", "2026-04-14T10:00:00+02:00", "cancelled", "Zaal niet vrij."),
        ("2026-04-21", "2026-04-22T09:00:00+02:00", "moved", ""),
    ]
    assert items[0]["url"] == "http://testserver/agenda/reeks/2026-04-07/"
    assert items[0]["id"] == series.uid.replace("@", "-20260407@")
    assert {item["uid"] for item in items} == {series.uid}


def test_cancelled_meeting_says_why(ask: Ask, agenda: EventIndexPage, now: datetime) -> None:
    make.meeting_page(agenda, "Raak", status="cancelled", status_reason="Spreker ziek.")

    (meeting,) = ask("/events")["items"]
    (day,) = ask("/occurrences")["items"]

    assert (meeting["status"], meeting["reason"]) == ("cancelled", "Spreker ziek.")
    assert (day["status"], day["reason"]) == ("cancelled", "Spreker ziek.")


FILTERS = {
    "regio": "rijnmond",
    "thema": "taal",
    "doelgroep": "klantmanager",
    "organisatie": "divosa",
    "community": "startbanen",
    "q": "reeksen",
    "tot": "2026-04-07",
    "van": "2026-04-21",
}


@pytest.mark.parametrize("path", ["/events", "/occurrences"])
@pytest.mark.parametrize(("name", "value"), FILTERS.items())
def test_filters_are_those_of_the_agenda(
    path: str, name: str, value: str, ask: Ask, series: Event, agenda: EventIndexPage
) -> None:
    Event.objects.exclude(pk=series.pk).get().occurrences.update(
        starts_at=make.wall(2026, 4, 12, 10), ends_at=make.wall(2026, 4, 12, 12)
    )

    assert {item["title"] for item in ask(path, **{name: value})["items"]} == {"Reeks"}
    assert {item["title"] for item in ask(path)["items"]} == {"Reeks", "Elders"}


def test_without_days_meetings_of_the_past_are_told_and_dates_are_not(
    ask: Ask, agenda: EventIndexPage, now: datetime
) -> None:
    make.meeting_page(agenda, "Geweest", start=make.wall(2026, 2, 3, 10))

    assert [item["title"] for item in ask("/events")["items"]] == ["Geweest"]
    assert ask("/occurrences")["items"] == []
    assert [item["title"] for item in ask("/occurrences", van="2026-02-01")["items"]] == ["Geweest"]


def pages(ask: Ask, path: str, **parameters: Any) -> list[dict[str, Any]]:
    """Every page from the first on."""
    found = [ask(path, **parameters)]
    while found[-1]["next"]:
        assert found[-1]["since"] is None
        found.append(ask(found[-1]["next"]))
    assert found[-1]["since"]
    return found


@pytest.mark.parametrize("limit", [1, 2, 3, 7, 8])
def test_pages_hold_everything_once_also_with_equal_times(
    limit: int, ask: Ask, agenda: EventIndexPage, now: datetime
) -> None:
    titles = [f"Nummer {number}" for number in range(7)]
    for title in titles:
        make.meeting_page(agenda, title, themes=[make.theme()])

    for path in ("/events", "/occurrences"):
        got = pages(ask, path, limit=limit, thema="taal")
        assert sorted(item["title"] for page in got for item in page["items"]) == titles
        assert [len(page["items"]) for page in got[:-1]] == [limit] * (len(got) - 1)
        assert len(got) == -(-7 // limit)


@pytest.mark.parametrize("number", [1, 7])
def test_answers_cost_the_same_with_one_and_seven(
    number: int, client: Client, agenda: EventIndexPage, now: datetime
) -> None:
    for index in range(number):
        make.meeting_page(agenda, f"Nummer {index}", regions=[make.region()], themes=[make.theme()])
        make.meeting_page(agenda, f"Weg {index}").unpublish()

    counted = {}
    for path in ("events", "occurrences"):
        for query in ("", "&since=2026-01-01T00:00:00Z"):
            with CaptureQueriesContext(connection) as queries:
                assert client.get(f"/api/v1/{path}?regio=rijnmond{query}").status_code == 200
            counted[path + query[:6]] = len(queries)

    assert counted == {"events": 6, "events&since": 6, "occurrences": 6, "occurrences&since": 7}
