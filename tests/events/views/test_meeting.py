"""Meetings and their dates, as pages and as files."""

from datetime import date, datetime

import pytest
from django.test import Client

from communities.models import Community
from events.models import EventIndexPage
from tests.factories import events as make

pytestmark = pytest.mark.django_db
PATHS = ("", "2026-04-07/", "event.ics", "2026-04-07/event.ics")


def test_page_says_when_where_for_whom_and_what_it_costs(
    client: Client, agenda: EventIndexPage, now: datetime, open_community: Community
) -> None:
    make.meeting_page(
        agenda,
        "Intervisie",
        venue="Stadskantoor, Utrecht",
        price="gratis",
        audiences=[make.audience()],
        regions=[make.region()],
        community=open_community,
        accessibility="Er is een lift.",
        contact_email="agenda@example.org",
        is_example=True,
    )

    html = client.get("/agenda/intervisie/").text

    for words in (
        "Over Intervisie.",
        "dinsdag 7 april 2026",
        "Stadskantoor, Utrecht",
        "Gratis",
        "Klantmanager",
        "Rijnmond",
        'href="/communities/startbanen/"',
        "Er is een lift.",
        "agenda@example.org",
        "Voorbeeld",
        'href="/agenda/intervisie/event.ics"',
        "https://calendar.google.com/",
        "https://outlook.office.com/",
    ):
        assert words in html, words
    assert "Hoe vaak" not in html


def test_page_of_a_series_tells_how_often_and_when(
    client: Client, agenda: EventIndexPage, now: datetime
) -> None:
    page = make.meeting_page(agenda, "Reeks", rrule="FREQ=WEEKLY;BYDAY=TU;COUNT=20")
    page.date_changes = [
        make.cancelled(date(2026, 4, 14), "Zaal niet vrij."),
        make.moved(date(2026, 4, 21), make.wall(2026, 4, 22, 9), "Spreker kan niet."),
    ]
    make.republish(page)

    html = client.get("/agenda/reeks/").text

    assert "Elke dinsdag, 20 keer" in html
    assert html.count('href="/agenda/reeks/2026-') >= 12
    assert "Vervalt" in html
    assert "Zaal niet vrij." in html
    assert "Verplaatst" in html
    assert "Spreker kan niet." in html
    assert 'href="/agenda/reeks/2026-04-21/"' in html
    assert "Latere datums" in html


def test_page_of_a_cancelled_meeting_gives_the_reason(
    client: Client, agenda: EventIndexPage, now: datetime
) -> None:
    make.meeting_page(agenda, status="cancelled", status_reason="Te weinig deelnemers.")

    html = client.get("/agenda/intervisie/").text

    assert "Deze bijeenkomst gaat niet door" in html
    assert "Te weinig deelnemers." in html
    assert "Zet in mijn kalender" not in html


def test_page_of_the_past_says_so(client: Client, agenda: EventIndexPage, now: datetime) -> None:
    make.meeting_page(agenda, start=make.wall(2026, 2, 3, 10))

    html = client.get("/agenda/intervisie/").text

    assert "Deze bijeenkomst is geweest" in html
    assert "dinsdag 3 februari 2026" in html


def test_page_of_one_date(client: Client, agenda: EventIndexPage, now: datetime) -> None:
    page = make.meeting_page(agenda, "Reeks", rrule="FREQ=WEEKLY;COUNT=3")
    page.date_changes = [make.moved(date(2026, 4, 14), make.wall(2026, 4, 15, 13), "Zaal bezet.")]
    make.republish(page)

    html = client.get("/agenda/reeks/2026-04-14/").text

    assert "Deze datum is verplaatst" in html
    assert "dinsdag 14 april 2026" in html
    assert "woensdag 15 april 2026" in html
    assert "Zaal bezet." in html
    assert 'href="/agenda/reeks/2026-04-07/"' in html
    assert 'href="/agenda/reeks/2026-04-21/"' in html
    assert 'href="/agenda/reeks/2026-04-14/event.ics"' in html
    assert client.get("/en/agenda/reeks/2026-04-14/").status_code == 200


@pytest.mark.parametrize("day", ["2026-04-08", "2026-04-31", "0000-00-00", "9999-12-31"])
def test_a_day_without_date_is_not_found(
    day: str, client: Client, agenda: EventIndexPage, now: datetime
) -> None:
    make.meeting_page(agenda, "Reeks", rrule="FREQ=WEEKLY;COUNT=3")

    assert client.get(f"/agenda/reeks/{day}/").status_code == 404
    assert client.get(f"/agenda/reeks/{day}/event.ics").status_code == 404


def test_file_of_a_meeting_has_all_its_dates(client: Client, agenda: EventIndexPage, now: datetime) -> None:
    make.meeting_page(agenda, "Reeks", rrule="FREQ=WEEKLY;COUNT=3")

    answer = client.get("/agenda/reeks/event.ics")

    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer["Content-Disposition"] == 'attachment; filename="reeks.ics"'
    assert b"RRULE:FREQ=WEEKLY;COUNT=3" in answer.content
    assert not answer.cookies
    assert "Cookie" not in answer["Vary"]
    again = client.get("/agenda/reeks/event.ics", headers={"If-None-Match": answer["ETag"]})
    assert again.status_code == 304


def test_file_of_a_date_is_a_meeting_of_its_own(
    client: Client, agenda: EventIndexPage, now: datetime
) -> None:
    page = make.meeting_page(agenda, "Reeks", rrule="FREQ=WEEKLY;COUNT=3")
    page.date_changes = [make.cancelled(date(2026, 4, 21), "Zaal niet vrij.")]
    make.republish(page)
    name, _at, host = make.event_of(page).uid.partition("@")

    planned = client.get("/agenda/reeks/2026-04-14/event.ics").content.decode()
    off = client.get("/agenda/reeks/2026-04-21/event.ics").content.decode()

    assert "DTSTART;TZID=Europe/Amsterdam:20260414T100000" in planned
    assert f"UID:{name}-20260414@{host}" in planned.replace("\r\n ", "")
    assert "RRULE" not in planned.split("END:VTIMEZONE")[1]
    assert "STATUS:CANCELLED" in off
    assert "Zaal niet vrij." in off


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("access", ["leden", "verborgen"])
def test_meetings_of_members_are_not_found_by_others(
    path: str,
    access: str,
    client: Client,
    member_client: Client,
    agenda: EventIndexPage,
    now: datetime,
    open_community: Community,
) -> None:
    make.meeting_page(agenda, "Geheim", access=access, community=open_community)

    outside, inside = client.get(f"/agenda/geheim/{path}"), member_client.get(f"/agenda/geheim/{path}")

    assert (outside.status_code, inside.status_code) == (404, 200)
    assert "Geheim" not in outside.text
    assert "public" not in inside.get("Cache-Control", "")


@pytest.mark.parametrize("path", PATHS)
def test_meetings_of_a_hidden_community_are_not_found_by_others(
    path: str,
    client: Client,
    member_client: Client,
    agenda: EventIndexPage,
    now: datetime,
    closed: Community,
) -> None:
    make.meeting_page(agenda, "Taskforce bijeen", community=closed)

    assert client.get(f"/agenda/taskforce-bijeen/{path}").status_code == 404
    assert member_client.get(f"/agenda/taskforce-bijeen/{path}").status_code == 200


@pytest.mark.parametrize("path", PATHS)
def test_drafts_are_not_found(path: str, client: Client, agenda: EventIndexPage, now: datetime) -> None:
    make.meeting_page(agenda, "Concept").unpublish()

    assert client.get(f"/agenda/concept/{path}").status_code == 404


def test_page_in_english_keeps_dutch_content_marked(
    client: Client, agenda: EventIndexPage, now: datetime
) -> None:
    make.meeting_page(agenda, "Reeks", rrule="FREQ=WEEKLY;COUNT=3")

    html = client.get("/en/agenda/reeks/").text

    assert '<html lang="en"' in html
    assert 'lang="nl"' in html
    assert 'href="/en/agenda/reeks/2026-04-14/"' in html


def test_preview_of_a_draft_shows_its_plan(agenda: EventIndexPage, now: datetime) -> None:
    page = make.meeting_page(agenda, "Reeks", rrule="FREQ=WEEKLY;COUNT=3")
    page.unpublish()

    html = page.make_preview_request().render().content.decode()

    assert "Elke dinsdag, 3 keer" in html


def test_community_page_shows_its_meetings_and_feed(
    agenda: EventIndexPage, now: datetime, open_community: Community, closed: Community, member: object
) -> None:
    from django.contrib.auth.models import AnonymousUser

    from events.panels import agenda_of

    make.meeting_page(agenda, "Openbaar", community=open_community)
    make.meeting_page(agenda, "Leden", community=open_community, access="leden")

    outside, inside = agenda_of(open_community, AnonymousUser()), agenda_of(open_community, member)

    assert [row["title"] for row in outside["rows"]] == ["Openbaar"]
    assert sorted(row["title"] for row in inside["rows"]) == ["Leden", "Openbaar"]
    assert outside["feed_url"] == "/agenda/community/startbanen.ics"
    assert "feed_url" not in agenda_of(closed, member)


def test_files_are_found_under_a_former_address(
    client: Client, agenda: EventIndexPage, now: datetime, django_capture_on_commit_callbacks: object
) -> None:
    page = make.meeting_page(agenda, "Reeks", rrule="FREQ=WEEKLY;COUNT=3")
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        make.republish(page, slug="nieuw")
    make.meeting_page(agenda, "Ander", access="verborgen")

    old, new = client.get("/agenda/reeks/event.ics"), client.get("/agenda/nieuw/event.ics")

    assert (old.status_code, old.content) == (200, new.content)
    assert client.get("/agenda/reeks/2026-04-14/").status_code == 200
    assert client.get("/agenda/ander/event.ics").status_code == 404
