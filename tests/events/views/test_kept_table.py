"""The table that visitors get from a copy is the one made anew, and members never fill that copy."""

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, datetime
from threading import Event as Signal
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from django.utils.safestring import SafeString
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from communities.models import Community
from events.domain.feed_copies import copies
from events.domain.filters import parse
from events.domain.look import parse_look
from events.domain.periods import MONTH, WEEK, parse_period
from events.models import Event, EventIndexPage, EventPage
from events.views import kept_table
from events.views.kept_table import drawn, shown_table
from events.views.question import Question
from tests.factories import events as make

Clock = Callable[..., datetime]
APRIL = "/agenda/?weergave=maand&maand=2026-04"
# Each gives another table, if only by its links or its words.
TABLES: dict[str, dict[str, Any]] = {
    "/agenda/?weergave=maand&maand=2026-04": {"view": MONTH, "key": "2026-04"},
    "/agenda/?weergave=maand&maand=2026-05": {"view": MONTH, "key": "2026-05"},
    "/agenda/?weergave=week&week=2026-W15": {"view": WEEK, "key": "2026-W15"},
    "/agenda/?weergave=maand&maand=2026-04&regio=rijnmond": {
        "view": MONTH,
        "key": "2026-04",
        "parameters": {"regio": ["rijnmond"]},
    },
    "/agenda/?weergave=maand&maand=2026-04&q=een": {
        "view": MONTH,
        "key": "2026-04",
        "parameters": {"q": ["een"]},
    },
    "/agenda/?weergave=maand&maand=2026-04&van=2026-04-01": {
        "view": MONTH,
        "key": "2026-04",
        "parameters": {"van": ["2026-04-01"]},
    },
    "/agenda/?weergave=maand&maand=2026-04&geannuleerd=verbergen": {
        "view": MONTH,
        "key": "2026-04",
        "parameters": {"geannuleerd": ["verbergen"]},
    },
    "/en/agenda/?weergave=maand&maand=2026-04": {"view": MONTH, "key": "2026-04", "language": "en"},
}
ACTS: dict[str, Callable[[EventPage], object]] = {
    "withdraw": lambda page: page.unpublish(),
    "publish": lambda page: make.republish(page),
    "hide": lambda page: make.republish(page, access="verborgen"),
    "members only": lambda page: make.republish(page, access="leden"),
    "show": lambda page: make.republish(page, access="openbaar"),
    "cancel": lambda page: make.republish(page, status="cancelled"),
    "uncancel": lambda page: make.republish(page, status="planned"),
    "rename": lambda page: make.republish(page, title=f"{page.title} en nog iets"),
    "move": lambda page: make.republish(page, start=make.wall(2026, 5, 6, 9), end=make.wall(2026, 5, 6, 11)),
    "new address": lambda page: make.republish(page, slug=f"{page.slug}-x"),
    "other region": lambda page: (page.regions.set([]), make.republish(page)),
}


def question(now: datetime, view: str, key: str, parameters: Any = None, language: str = "nl") -> Question:
    given = parameters or {}
    path = "/agenda/" if language == "nl" else f"/{language}/agenda/"
    selection = parse(given, viewer=AnonymousUser())
    return Question(path, selection, AnonymousUser(), now, parse_period(view, key), parse_look(given))


def anew(now: datetime, asked: dict[str, Any]) -> kept_table.Table:
    found = question(now, **asked)
    assert found.period is not None
    with translation.override(asked.get("language", "nl")):
        return drawn(found, found.period)


def table_in(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    found = re.search(r'<nav class="turn".*?</table>', answer.text, re.DOTALL)
    assert found
    return found[0]


def test_each_question_has_its_own_table(client: Client, agenda: EventIndexPage, now: datetime) -> None:
    make.region()

    assert len({table_in(client, path) for path in TABLES}) == len(TABLES)


@pytest.mark.django_db
@settings(max_examples=5, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(acts=st.lists(st.tuples(st.integers(0, 1), st.sampled_from(sorted(ACTS))), min_size=2, max_size=7))
def test_table_is_the_one_made_anew_whatever_happened(
    acts: list[tuple[int, str]],
    client: Client,
    agenda: EventIndexPage,
    at: Clock,
    open_community: Community,
) -> None:
    moment = at(2026, 3, 31, 12)
    EventPage.objects.all().delete()
    Event.objects.all().delete()
    agenda.refresh_from_db()
    facts: dict[str, Any] = {"regions": [make.region()], "community": open_community}
    pages = [make.meeting_page(agenda, title, **facts) for title in ("Een", "Twee")]

    for number, (which, act) in enumerate(acts):
        ACTS[act](pages[which])
        # Every other act a day goes by: the mark of today moves too.
        moment = at(2026, 3, 31, 12) if number < 2 else at(2026, 4, number, 12)
        for path, asked in TABLES.items():
            fresh, answer = anew(moment, asked), client.get(path)
            assert fresh.html in answer.text, (path, act)
            assert answer.context["total"] == fresh.total


@pytest.mark.parametrize("first", ["visitor", "member"])
@pytest.mark.parametrize("access", ["leden", "verborgen", "hidden community"])
def test_what_members_know_of_never_enters_the_copy(
    access: str,
    first: str,
    client: Client,
    member_client: Client,
    agenda: EventIndexPage,
    now: datetime,
    open_community: Community,
    closed: Community,
) -> None:
    make.meeting_page(agenda, "Openbaar")
    facts: dict[str, Any] = {"community": open_community, "access": access}
    make.meeting_page(agenda, "Geheim", **({"community": closed} if access == "hidden community" else facts))
    turns = [("visitor", client), ("member", member_client)] * 2

    for who, browser in turns if first == "visitor" else turns[1:]:
        answer = browser.get(APRIL)
        seen = ("Openbaar" in answer.text, "Geheim" in answer.text, answer.context["total"])
        assert seen == ((True, True, 2) if who == "member" else (True, False, 1)), who


def test_members_see_a_change_that_renews_no_copy(
    client: Client, member_client: Client, agenda: EventIndexPage, now: datetime, open_community: Community
) -> None:
    for browser in (client, member_client):
        browser.get(APRIL)

    make.meeting_page(agenda, "Geheim", community=open_community, access="leden")

    assert ["Geheim" in browser.get(APRIL).text for browser in (client, member_client)] == [False, True]


def test_today_moves_at_midnight_in_amsterdam(client: Client, agenda: EventIndexPage, at: Clock) -> None:
    def marked() -> str | None:
        found = re.search(r'aria-current="date">\s*<time [^>]*datetime="([0-9-]+)"', table_in(client, APRIL))
        return found and found[1]

    seen = []
    for moment in ((2026, 4, 6, 0, 0), (2026, 4, 6, 23, 59, 59), (2026, 4, 7, 0, 0)):
        at(*moment)
        seen.append(marked())

    assert seen == ["2026-04-06", "2026-04-06", "2026-04-07"]


def test_a_new_month_leads_a_month_further(client: Client, agenda: EventIndexPage, at: Clock) -> None:
    at(2026, 3, 31, 23, 59)
    last = "/agenda/?weergave=maand&maand=2028-03"

    assert "maand=2028-04" not in table_in(client, last)
    at(2026, 4, 1)
    assert "maand=2028-04" in table_in(client, last)


def test_title_of_a_meeting_stays_text(client: Client, agenda: EventIndexPage, now: datetime) -> None:
    make.meeting_page(agenda, "<b>Taal & werk</b>")

    for _again in range(2):
        assert "&lt;b&gt;Taal &amp; werk&lt;/b&gt;" in table_in(client, APRIL)


def test_warm_table_costs_one_query_and_reads_no_dates(
    agenda: EventIndexPage, now: datetime, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    make.meeting_page(agenda)
    asked = question(now, MONTH, "2026-04")
    assert asked.period
    first = shown_table(asked, asked.period)

    with CaptureQueriesContext(connection) as queries:
        again = shown_table(replace(asked, now=now.replace(hour=20)), asked.period)

    assert again == first
    assert [("occurrence" in query["sql"], "feedversion" in query["sql"]) for query in queries] == [
        (False, True)
    ]
    copies.forget()
    with django_assert_num_queries(3):
        shown_table(asked, asked.period)


@pytest.mark.django_db(transaction=True)
def test_one_thread_draws_what_many_ask_for(
    agenda: EventIndexPage, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Publishing makes the version, which on an empty site the first who ask make.
    make.meeting_page(agenda)
    made: list[date] = []
    all_ask = Signal()
    asked = question(now, MONTH, "2026-04")
    period = asked.period
    assert period

    def slowly(found: Question, shown: Any) -> kept_table.Table:
        made.append(shown.first)
        all_ask.wait(0.3)
        return drawn(found, shown)

    def ask(_number: int) -> kept_table.Table:
        try:
            return shown_table(asked, period)
        finally:
            connection.close()

    monkeypatch.setattr(kept_table, "drawn", slowly)
    with ThreadPoolExecutor(6) as threads:
        tables = {table.html for table in threads.map(ask, range(6))}

    assert (made, len(tables)) == ([period.first], 1)


def test_tables_share_the_room_of_the_feeds(
    agenda: EventIndexPage, now: datetime, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.FEED_MEMORY_MB = 1
    monkeypatch.setattr(kept_table, "drawn", lambda *_asked: kept_table.Table(SafeString("x" * 200_000), 0))

    for number in range(10):
        asked = question(now, MONTH, "2026-04", {"q": [f"woord {number}"]})
        assert asked.period
        shown_table(asked, asked.period)

    assert [copy.size > 200_000 for copy in copies._copies.values()] == [True] * 5
