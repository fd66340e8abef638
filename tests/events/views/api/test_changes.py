"""Who asks what changed misses nothing, and learns of what is gone by its identity alone."""

import json
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from communities.models import Community
from communities.models.community import MembershipPolicy
from cop_platform.core import clock
from events.domain.position import Position
from events.models import Event, EventIndexPage
from tests.factories import events as make

pytestmark = pytest.mark.django_db
Ask = Callable[..., dict[str, Any]]
Clock = Callable[..., datetime]
SECRET = "Kwartelpost"


def titles(answer: dict[str, Any]) -> list[str]:
    return [item["title"] for item in answer["items"]]


@pytest.fixture
def followed(agenda: EventIndexPage, at: Clock, ask: Ask) -> str:
    """The token of a reader who knows the meeting "Raak" of ten o'clock, at noon."""
    at(2026, 3, 1, 10)
    make.meeting_page(agenda, "Raak", regions=[make.region()])
    at(2026, 3, 1, 12)
    return str(ask("/events")["since"])


def test_nothing_new_is_an_empty_answer_with_the_same_token(ask: Ask, followed: str, at: Clock) -> None:
    for hour in (12, 13, 23):
        at(2026, 3, 1, hour)
        assert ask("/events", since=followed) == {
            "items": [],
            "removed": [],
            "next": None,
            "since": followed,
        }


def test_change_is_told_until_it_has_settled_and_then_no_more(
    ask: Ask, followed: str, agenda: EventIndexPage, at: Clock
) -> None:
    at(2026, 3, 1, 13)
    make.meeting_page(agenda, "Nieuw")

    at(2026, 3, 1, 13, 4)
    early = ask("/events", since=followed)
    at(2026, 3, 1, 13, 6)
    late = ask("/events", since=early["since"])

    assert titles(early) == titles(late) == ["Nieuw"]
    assert early["since"] == followed
    assert ask("/events", since=late["since"])["items"] == []


def test_change_that_is_seen_late_is_not_missed(
    ask: Ask, followed: str, agenda: EventIndexPage, at: Clock
) -> None:
    """Two editors publish: the first begins before the second, and is done after the reader looked."""
    at(2026, 3, 1, 13)
    first = make.event_of(make.meeting_page(agenda, "Eerste"))
    Event.objects.filter(pk=first.pk).update(is_published=False)
    at(2026, 3, 1, 13, 1)
    make.meeting_page(agenda, "Tweede")
    at(2026, 3, 1, 13, 2)
    seen = ask("/events", since=followed)
    Event.objects.filter(pk=first.pk).update(is_published=True)

    at(2026, 3, 1, 14)

    assert titles(seen) == ["Tweede"]
    assert titles(ask("/events", since=seen["since"])) == ["Eerste", "Tweede"]


@pytest.mark.parametrize("path", ["/events", "/occurrences"])
def test_change_while_paging_is_not_missed(path: str, ask: Ask, agenda: EventIndexPage, at: Clock) -> None:
    at(2026, 3, 1, 10)
    made = [make.meeting_page(agenda, f"Nummer {number}") for number in range(4)]
    at(2026, 3, 1, 12)
    first = ask(path, limit=2)
    known = next(page for page in made if page.title in titles(first))
    at(2026, 3, 1, 12, 1)
    make.republish(known, venue="Andere zaal")
    at(2026, 3, 1, 13)

    last = ask(first["next"])
    while last["next"]:
        last = ask(last["next"])

    assert titles(ask(path, since=last["since"])) == [known.title]


@pytest.mark.parametrize("path", ["/events", "/occurrences"])
def test_moment_in_the_past_gives_what_changed_since(
    path: str, ask: Ask, followed: str, agenda: EventIndexPage, at: Clock
) -> None:
    make.meeting_page(agenda, "Nieuw")

    at(2026, 3, 2, 9)

    assert titles(ask(path, since="2026-03-01T12:00:00+01:00")) == ["Nieuw"]
    assert titles(ask(path, since="2026-03-01T11:00:00Z")) == ["Nieuw"]
    assert titles(ask(path, since="2026-03-01T12:05:01+01:00")) == []
    assert titles(ask(path, since="2026-03-01T09:00:00Z")) == ["Raak", "Nieuw"]


def page_of(title: str) -> Any:
    return Event.objects.get(title=title).page.specific


def deletes(agenda: EventIndexPage, closed: Community) -> None:
    page_of(SECRET).delete()


def unpublishes(agenda: EventIndexPage, closed: Community) -> None:
    page_of(SECRET).unpublish()


def closes(agenda: EventIndexPage, closed: Community) -> None:
    make.republish(page_of(SECRET), access="leden")


def hides(agenda: EventIndexPage, closed: Community) -> None:
    make.republish(page_of(SECRET), access="verborgen")


def moves_to_a_hidden_community(agenda: EventIndexPage, closed: Community) -> None:
    make.republish(page_of(SECRET), community=closed)


def hides_its_community(agenda: EventIndexPage, closed: Community) -> None:
    community = Community.objects.get(slug="startbanen")
    community.policy = MembershipPolicy.HIDDEN
    community.save()


def unpublishes_and_hides_its_community(agenda: EventIndexPage, closed: Community) -> None:
    unpublishes(agenda, closed)
    hides_its_community(agenda, closed)


def expires(agenda: EventIndexPage, closed: Community) -> None:
    page = page_of(SECRET)
    page.expire_at = clock.now() - timedelta(hours=1)
    page.save()
    call_command("publish_scheduled")


WAYS_OUT = [
    deletes,
    unpublishes,
    closes,
    hides,
    moves_to_a_hidden_community,
    hides_its_community,
    unpublishes_and_hides_its_community,
    expires,
]


@pytest.mark.parametrize("leave", WAYS_OUT)
def test_every_way_out_looks_the_same(
    leave: Callable[..., None],
    ask: Ask,
    agenda: EventIndexPage,
    at: Clock,
    closed: Community,
    open_community: Community,
) -> None:
    at(2026, 3, 1, 10)
    make.meeting_page(agenda, SECRET, community=open_community, venue=SECRET)
    uid = Event.objects.get().uid
    at(2026, 3, 1, 12)
    tokens = {path: ask(path)["since"] for path in ("/events", "/occurrences")}
    at(2026, 3, 1, 13)
    leave(agenda, closed)

    for path, token in tokens.items():
        at(2026, 3, 1, 14)
        told = ask(path, since=token)
        at(2026, 3, 1, 15)
        for page in agenda.get_children().live().specific():
            # What happens to it out of sight shows nowhere.
            make.republish(page, venue="Elders")
        assert told["items"] == []
        assert told["removed"] == [
            {"uid": uid, "status": "withdrawn", "withdrawn_at": "2026-03-01T13:00:00+01:00"}
        ]
        at(2026, 3, 1, 16)
        assert ask(path, since=token) == told
        assert ask(path, since=told["since"])["removed"] == []
        assert ask(path)["items"] == ask(path)["removed"] == []
        assert ask(path, regio=make.region().slug, since=token)["removed"] == told["removed"]


def test_meeting_that_returns_is_told_with_its_facts(
    ask: Ask, followed: str, agenda: EventIndexPage, at: Clock
) -> None:
    page = page_of("Raak")
    at(2026, 3, 1, 13)
    page.unpublish()
    at(2026, 3, 1, 14)
    page.save_revision().publish()
    at(2026, 3, 1, 15)

    told = ask("/events", since=followed)

    assert titles(told) == ["Raak"]
    assert told["removed"] == []


@pytest.mark.parametrize("path", ["/events", "/occurrences"])
def test_meeting_that_left_the_filter_is_gone_for_it(
    path: str, ask: Ask, followed: str, agenda: EventIndexPage, at: Clock
) -> None:
    page, elsewhere = page_of("Raak"), make.region("utrecht")
    at(2026, 3, 1, 13)
    page.regions.set([elsewhere])
    page.save_revision().publish()
    at(2026, 3, 1, 14)

    gone = {
        "uid": make.event_of(page).uid,
        "status": "elsewhere",
        "changed_at": "2026-03-01T13:00:00+01:00",
    }
    assert ask(path, since=followed, regio="rijnmond")["removed"] == [gone]
    assert ask(path, since=followed, tot="2026-03-31")["removed"] == [gone]
    assert titles(ask(path, since=followed, regio="utrecht")) == ["Raak"]


def test_reason_that_changes_is_told(ask: Ask, followed: str, at: Clock) -> None:
    page = page_of("Raak")
    at(2026, 3, 1, 13)
    make.republish(page, status="cancelled", status_reason="Spreker ziek.")
    at(2026, 3, 1, 14)
    token = ask("/events", since=followed)["since"]
    make.republish(page, status="cancelled", status_reason="Zaal bezet.")
    at(2026, 3, 1, 15)

    assert [item["reason"] for item in ask("/events", since=token)["items"]] == ["Zaal bezet."]


def test_dates_of_a_changed_series_come_together(
    ask: Ask, followed: str, agenda: EventIndexPage, at: Clock
) -> None:
    at(2026, 3, 1, 13)
    for title in ("Eerste", "Tweede"):
        page = make.meeting_page(agenda, title, rrule="FREQ=WEEKLY;COUNT=3")
        page.date_changes = [make.cancelled(date(2026, 4, 14))]
        make.republish(page)
    at(2026, 3, 1, 14)

    first = ask("/occurrences", since=followed, limit=2)
    second = ask(first["next"])

    assert sorted([titles(first), titles(second)]) == [["Eerste"] * 3, ["Tweede"] * 3]
    assert [item["status"] for item in first["items"]] == ["planned", "cancelled", "planned"]
    assert (first["since"], second["next"]) == (None, None)


@pytest.mark.parametrize("limit", [1, 2, 3, 5])
def test_everything_of_one_moment_is_told_over_the_borders_of_pages(
    limit: int, ask: Ask, followed: str, agenda: EventIndexPage, at: Clock
) -> None:
    at(2026, 3, 1, 13)
    for number in range(4):
        make.meeting_page(agenda, f"Nummer {number}")
        make.meeting_page(agenda, f"Weg {number}").unpublish()
    at(2026, 3, 1, 14)

    for path in ("/events", "/occurrences"):
        page = ask(path, since=followed, limit=limit)
        items, removed = page["items"], page["removed"]
        while page["next"]:
            page = ask(page["next"])
            items, removed = items + page["items"], removed + page["removed"]
        assert sorted(item["title"] for item in items) == [f"Nummer {number}" for number in range(4)]
        assert len({gone["uid"] for gone in removed}) == len(removed) == 4
        assert ask(path, since=page["since"])["removed"] == []


def never_public(agenda: EventIndexPage, closed: Community) -> None:
    make.meeting_page(agenda, SECRET, access="leden").unpublish()
    make.meeting_page(agenda, SECRET, slug="tweede", community=closed).unpublish()
    make.meeting_page(agenda, SECRET, slug="derde", access="verborgen")
    make.meeting_page(agenda, SECRET, slug="vierde", go_live_at=clock.now() + timedelta(days=1), live=False)


@pytest.mark.parametrize("path", ["/events", "/occurrences"])
def test_what_was_never_public_makes_no_difference(
    path: str, client: Client, followed: str, agenda: EventIndexPage, closed: Community, at: Clock
) -> None:
    addresses = [f"/api/v1{path}{query}" for query in ("", f"?since={followed}", "?limit=1")]
    before = [client.get(address) for address in addresses]
    at(2026, 3, 1, 13)
    never_public(agenda, closed)
    at(2026, 3, 1, 14)

    after = [client.get(address) for address in addresses]

    assert [answer.content for answer in after] == [answer.content for answer in before]
    assert [answer["ETag"] for answer in after] == [answer["ETag"] for answer in before]
    assert SECRET not in json.dumps([answer.text for answer in after])


def test_tokens_hold_no_numbers_of_rows(ask: Ask, followed: str) -> None:
    event = Event.objects.get()

    assert Position(event.revised_at, event.uid).token == followed
