"""The agenda inside a page of another site, and no other page."""

import re
from datetime import datetime
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from events.models import EventIndexPage
from tests.factories import events as make

pytestmark = pytest.mark.django_db
PATH = "/agenda/insluiten/"


def test_shows_the_dates_that_the_filters_select(
    client: Client, agenda: EventIndexPage, now: datetime
) -> None:
    make.meeting_page(agenda, "Raak", regions=[make.region()])
    make.meeting_page(agenda, "Mis")

    html = client.get(f"{PATH}?regio=rijnmond").text

    assert "<h1" in html
    assert "VIA-agenda: Rijnmond" in html
    assert "Raak" in html
    assert "Mis" not in html
    assert 'href="/agenda/?regio=rijnmond"' in html


def test_shows_ten_dates_at_most(client: Client, agenda: EventIndexPage, now: datetime) -> None:
    make.meeting_page(agenda, "Reeks", rrule="FREQ=WEEKLY;COUNT=30")

    assert client.get(PATH).text.count('class="event-row"') == 10


def test_every_link_leaves_the_frame(client: Client, agenda: EventIndexPage, now: datetime) -> None:
    make.meeting_page(agenda, "Raak")

    links = re.findall(r"<a [^>]*>", client.get(PATH).text)

    assert len(links) == 2
    assert all('target="_top" rel="noopener"' in link for link in links)


def test_may_be_framed_by_any_site_and_runs_nothing(
    client: Client, agenda: EventIndexPage, now: datetime
) -> None:
    for path, status in ((PATH, 200), (f"/en{PATH}", 200), (f"{PATH}?regio=atlantis", 400)):
        answer = client.get(path)
        policy = dict(part.split(" ", 1) for part in answer["Content-Security-Policy"].split("; "))

        assert answer.status_code == status
        assert policy["frame-ancestors"] == "*"
        assert policy["default-src"] == policy["form-action"] == "'none'"
        assert "script-src" not in policy
        assert "X-Frame-Options" not in answer.headers
        assert answer["Cross-Origin-Resource-Policy"] == "cross-origin"
        assert "<script" not in answer.text
        assert not answer.cookies


def test_no_other_page_may_be_framed(client: Client, agenda: EventIndexPage, now: datetime) -> None:
    make.meeting_page(agenda, "Reeks", rrule="FREQ=WEEKLY;COUNT=3")
    client.get(PATH)

    for path in (
        "/",
        "/agenda/",
        "/agenda/reeks/",
        "/agenda/reeks/2026-04-07/",
        "/agenda.json",
        "/agenda.rss",
        "/account/login/",
        "/bestaat-niet/",
    ):
        answer = client.get(path)
        assert answer["X-Frame-Options"] == "DENY", path
        assert "frame-ancestors 'none'" in answer["Content-Security-Policy"], path
        assert answer["Cross-Origin-Resource-Policy"] == "same-origin", path


def test_search_engines_are_sent_to_the_agenda(client: Client, agenda: EventIndexPage, now: datetime) -> None:
    dutch, english = client.get(PATH).text, client.get(f"/en{PATH}").text

    assert '<meta name="robots" content="noindex">' in dutch
    assert '<link rel="canonical" href="http://testserver/agenda/">' in dutch
    assert '<html lang="en"' in english
    assert '<link rel="canonical" href="http://testserver/en/agenda/">' in english
    assert "Er zijn nu geen bijeenkomsten gepland." in dutch


def test_is_the_same_for_everybody(
    client: Client, member_client: Client, agenda: EventIndexPage, now: datetime, closed: object
) -> None:
    make.meeting_page(agenda, "Geheim", community=closed)

    answer, for_member = client.get(PATH), member_client.get(PATH)

    assert for_member.content == answer.content
    assert answer["Cache-Control"] == for_member["Cache-Control"]
    assert answer["Cache-Control"].startswith("public")
    assert "Cookie" not in for_member.get("Vary", "")


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_other_methods_are_refused(method: str, client: Client, agenda: EventIndexPage) -> None:
    assert getattr(client, method)(PATH).status_code == 405


def code_on(client: Client, path: str) -> str:
    """The code to copy on the agenda at *path*, as a visitor sees it."""
    found = re.search(
        r'<textarea[^>]*id="embed-code"[^>]*>(.*?)</textarea>', client.get(path).text, re.DOTALL
    )
    assert found
    return unescape(found[1])


def test_agenda_gives_the_code_that_follows_the_filters(
    client: Client, agenda: EventIndexPage, now: datetime
) -> None:
    make.region()

    assert code_on(client, "/agenda/?regio=rijnmond&q=taal").startswith(
        '<iframe src="http://testserver/agenda/insluiten/?q=taal&amp;regio=rijnmond" title="VIA-agenda: '
    )
    assert 'src="http://testserver/en/agenda/insluiten/"' in code_on(client, "/en/agenda/")


def test_words_of_a_visitor_cannot_become_code(client: Client, agenda: EventIndexPage, now: datetime) -> None:
    code = code_on(client, '/agenda/?q="onload="alert(1)<b>')

    assert code.count('"') == 10
    assert "<b>" not in code


def test_programs_find_the_feeds_of_the_page(client: Client, agenda: EventIndexPage, now: datetime) -> None:
    make.region()

    html = client.get("/agenda/?regio=rijnmond").text

    for kind, path in (("rss+xml", "/agenda.rss"), ("feed+json", "/agenda.json")):
        pattern = (
            rf'<link rel="alternate" type="application/{re.escape(kind)}"[^>]*href="{path}\?regio=rijnmond">'
        )
        assert re.search(pattern, html), kind


@pytest.mark.parametrize("number", [1, 30])
def test_costs_the_same_with_one_and_thirty(
    number: int, client: Client, agenda: EventIndexPage, now: datetime
) -> None:
    for index in range(number):
        make.meeting_page(agenda, f"Nummer {index}", regions=[make.region()], audiences=[make.audience()])

    with CaptureQueriesContext(connection) as queries:
        client.get(f"{PATH}?regio=rijnmond")

    assert len(queries) == 3
