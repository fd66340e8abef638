"""A partner's meeting for visitors: from whom it is everywhere, and nowhere for who may not know of it."""

from datetime import datetime
from typing import Any

import pytest
from django.test import Client

from communities.models import Community
from events.domain import partners
from events.models import Event, EventIndexPage, PartnerCalendar
from tests.factories import events as make
from tests.factories import partners as given

pytestmark = pytest.mark.django_db
SECRET = "Kwartelpost"
TEN = make.wall(2026, 4, 7, 10)
LISTS = ["/agenda/", "/agenda.ics", "/agenda.rss", "/agenda.json", "/agenda/insluiten/", "/api/v1/events"]
LISTS += ["/api/v1/occurrences", "/agenda/regio/rijnmond.ics", "/agenda/organisatie/partner.ics"]
PAGE = "/agenda/kwartelpost-2026-04-07/"


def imported(calendar: PartnerCalendar) -> None:
    now = make.wall(2026, 3, 1, 12)
    found = given.incoming("a", TEN, SECRET, url="https://www.partner.example/kwartelpost")
    partners.receive(calendar, given.parsed(found), given.year_from(now), now=now)


@pytest.fixture
def calendar(agenda: EventIndexPage, now: datetime) -> PartnerCalendar:
    return given.partner_calendar(regions=[make.region()])


def test_the_list_says_from_whom_it_is(client: Client, calendar: PartnerCalendar) -> None:
    imported(calendar)

    assert "<span>van partner.example</span>" in client.get("/agenda/").text


@pytest.mark.parametrize("path", [PAGE, f"{PAGE}2026-04-07/"])
def test_its_page_sends_who_wants_to_come_to_the_organiser(
    path: str, client: Client, calendar: PartnerCalendar
) -> None:
    imported(calendar)

    page = client.get(path).text

    assert "Deze bijeenkomst komt van partner.example" in page
    assert 'href="https://www.partner.example/kwartelpost" rel="external noopener"' in page
    assert "(andere website)" in page


def test_readers_and_programs_learn_from_whom_it_is(client: Client, calendar: PartnerCalendar) -> None:
    imported(calendar)
    source = {"name": "partner.example", "url": "https://www.partner.example/kwartelpost"}

    assert client.get("/agenda.json").json()["items"][0]["_event"]["source"] == source
    assert client.get("/api/v1/events").json()["items"][0]["source"] == source
    assert "van partner.example" in client.get("/agenda.rss").text
    assert "Van partner.example: https" in client.get("/agenda.ics").text.replace("\r\n ", "")


def test_the_address_of_the_calendar_is_in_no_answer(client: Client, calendar: PartnerCalendar) -> None:
    PartnerCalendar.objects.update(address="https://agenda.partner.example/geheim-8f2a.ics")
    imported(PartnerCalendar.objects.get())

    for path in (*LISTS, PAGE):
        assert "geheim-8f2a" not in client.get(path).text, path


def for_members(closed: Community, opened: Community) -> dict[str, Any]:
    return {"access": "leden", "community": opened}


def hidden(closed: Community, opened: Community) -> dict[str, Any]:
    return {"access": "verborgen", "community": opened}


def of_a_hidden_community(closed: Community, opened: Community) -> dict[str, Any]:
    return {"access": "openbaar", "community": closed}


def to_review(closed: Community, opened: Community) -> dict[str, Any]:
    return {"mode": "bekijken"}


@pytest.mark.parametrize("secret", [for_members, hidden, of_a_hidden_community, to_review])
def test_what_is_not_for_everybody_leaks_nowhere(
    secret: Any,
    client: Client,
    agenda: EventIndexPage,
    now: datetime,
    closed: Community,
    open_community: Community,
) -> None:
    calendar = given.partner_calendar(regions=[make.region()], **secret(closed, open_community))
    before = {path: client.get(path) for path in LISTS}

    imported(calendar)

    for path, copy in before.items():
        after = client.get(path)
        assert SECRET not in after.text, path
        assert after.headers.get("ETag") == copy.headers.get("ETag"), path
    assert client.get(PAGE).status_code == 404
    assert SECRET not in client.get("/zoeken/?q=kwartelpost").text.replace("“kwartelpost”", "")


def test_a_member_sees_it(
    member_client: Client, agenda: EventIndexPage, now: datetime, closed: Community
) -> None:
    imported(given.partner_calendar(access="verborgen", community=closed))

    assert SECRET in member_client.get("/agenda/").text
    assert member_client.get(PAGE).status_code == 200


def test_what_becomes_hidden_leaves_every_list(
    client: Client, calendar: PartnerCalendar, closed: Community, now: datetime
) -> None:
    imported(calendar)
    PartnerCalendar.objects.update(access="verborgen", community=closed)
    partners.settle_again(calendar)

    assert all(SECRET not in client.get(path).text for path in LISTS)


def test_feeds_stay_the_same_copy_when_the_same_comes_in_again(
    client: Client, calendar: PartnerCalendar
) -> None:
    imported(calendar)
    tags = {path: client.get(path).headers.get("ETag") for path in LISTS}

    imported(calendar)

    assert {path: client.get(path).headers.get("ETag") for path in LISTS} == tags
    assert Event.objects.get().sequence == 0
