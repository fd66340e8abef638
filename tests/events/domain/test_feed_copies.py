"""A copy of a feed is what making it anew would give, whatever happened, and whoever asks meanwhile."""

import gzip
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from functools import partial
from threading import Event as Signal
from threading import Thread
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from communities.domain.publishing import unpublish_community
from communities.models import Community
from communities.models.community import MembershipPolicy
from events.domain.feed_copies import OVERHEAD, Copies, Copy, copies, copy_of
from events.domain.feed_version import current_version
from events.domain.feeds import Feed, render
from events.domain.filters import parse
from events.domain.horizon import extend_horizon
from events.domain.look import parse_look
from events.domain.validator import FeedState, state_of_feeds
from events.models import Event, EventIndexPage, EventPage, FeedVersion
from events.values import FeedText
from tests.events.validators import validate
from tests.factories import events as make
from tests.factories.accounts import OrganisationFactory

Clock = Callable[..., datetime]
FEEDS: list[dict[str, list[str]]] = [
    {},
    {"regio": ["rijnmond"]},
    {"geannuleerd": ["verbergen"]},
    {"q": ["een"], "van": ["2026-04-10"]},
]


def asked(client: Client, parameters: dict[str, list[str]]) -> Any:
    return client.get("/agenda.ics", parameters)


def anew(parameters: dict[str, list[str]], now: datetime) -> bytes:
    return render(Feed(parse(parameters, viewer=None), look=parse_look(parameters)), now=now)


def rename(thing: Any, field: str = "label_nl") -> None:
    setattr(thing, field, "Anders")
    thing.save()


def withdraw_and_wait(page: EventPage, at: Clock) -> None:
    page.unpublish()
    at(2026, 4, 2, 12)


ACTS: dict[str, Callable[[EventPage, Community, Clock], object]] = {
    "publish": lambda page, community, at: make.meeting_page(page.get_parent().specific, "Nieuw"),
    "change": lambda page, community, at: make.republish(page, title="Anders"),
    "hide": lambda page, community, at: make.republish(page, access="leden"),
    "withdraw": lambda page, community, at: page.unpublish(),
    "delete": lambda page, community, at: page.delete(),
    "forget": lambda page, community, at: Event.objects.all().delete(),
    "hide community": lambda page, community, at: _hide(community),
    "rename community": lambda page, community, at: rename(community, "name"),
    "withdraw community": lambda page, community, at: unpublish_community(community.key),
    "delete community": lambda page, community, at: community.delete(),
    "rename region": lambda page, community, at: rename(make.region()),
    "move region": lambda page, community, at: rename(make.region(), "slug"),
    "delete region": lambda page, community, at: make.region().delete(),
    "rename organiser": lambda page, community, at: rename(OrganisationFactory(slug="divosa"), "name"),
    "next month": lambda page, community, at: at(2026, 7, 1, 12),
    "tombstone drops": lambda page, community, at: withdraw_and_wait(page, at),
    "rebuild": lambda page, community, at: call_command("rebuild_occurrences", verbosity=0),
}
PATHS = [
    "/agenda.ics",
    "/agenda.json",
    "/agenda.rss",
    "/agenda/regio/rijnmond.ics",
    "/agenda/community/startbanen.ics",
    "/agenda.ics?geannuleerd=verbergen",
]


def _hide(community: Community) -> None:
    community.policy = MembershipPolicy.HIDDEN
    community.save()


@pytest.fixture
def page(agenda: EventIndexPage, now: datetime, open_community: Community) -> EventPage:
    """A meeting that is in every feed of PATHS."""
    return make.meeting_page(agenda, regions=[make.region()], community=open_community)


@pytest.mark.django_db
@pytest.mark.parametrize("act", ACTS)
def test_copy_is_not_given_after(
    act: str, client: Client, page: EventPage, open_community: Community, at: Clock
) -> None:
    for path in PATHS:
        client.get(path)

    ACTS[act](page, open_community, at)

    told = [client.get(path) for path in PATHS]
    copies.forget()
    for path, answer in zip(PATHS, told, strict=True):
        fresh = client.get(path)
        seen = (answer.status_code, answer.content, answer.get("ETag"), answer.get("Last-Modified"))
        assert seen == (fresh.status_code, fresh.content, fresh.get("ETag"), fresh.get("Last-Modified")), path


@pytest.mark.django_db
def test_new_dates_of_a_series_are_news(agenda: EventIndexPage, now: datetime, at: Clock) -> None:
    make.meeting_page(agenda, rrule="FREQ=WEEKLY")
    before = current_version()

    assert extend_horizon(now) == 0
    assert current_version() == before
    assert extend_horizon(at(2026, 6, 1, 9)) > 0
    assert current_version() != before


@pytest.mark.django_db
def test_what_outsiders_may_not_know_of_does_not_even_renew_copies(
    agenda: EventIndexPage, now: datetime, open_community: Community, closed: Community
) -> None:
    make.meeting_page(agenda, "Openbaar")
    before = current_version()

    for fields in ({"access": "leden", "community": open_community}, {"community": closed}):
        page = make.meeting_page(agenda, "Geheim", **fields)
        make.republish(page, title="Nog geheimer")
        page.unpublish()
        page.delete()

    assert current_version() == before


@pytest.mark.django_db
def test_missing_version_is_made(db: None) -> None:
    FeedVersion.objects.all().delete()

    assert current_version() == current_version()
    FeedVersion.objects.all().delete()
    moment = datetime(2026, 3, 1, tzinfo=UTC)
    assert state_of_feeds(now=moment).version == current_version()


@pytest.mark.django_db
def test_state_holds_until_midnight_or_a_tombstone_drops(
    agenda: EventIndexPage, now: datetime, at: Clock
) -> None:
    make.meeting_page(agenda).unpublish()
    dropped = now.astimezone(UTC) + timedelta(days=30)

    assert state_of_feeds(now=now).until == make.wall(2026, 3, 2)
    assert state_of_feeds(now=dropped - timedelta(minutes=1)).until == dropped
    assert state_of_feeds(now=dropped).until == make.wall(2026, 4, 1)


@pytest.mark.django_db
def test_words_that_mean_nothing_make_no_second_copy(
    client: Client, page: EventPage, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client.get("/agenda.ics")

    with django_assert_num_queries(1):
        client.get("/agenda.ics?utm_source=x")
    with django_assert_num_queries(0):
        client.post("/agenda.ics")


@pytest.mark.django_db
@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(
    acts=st.lists(
        st.tuples(
            st.integers(0, 1), st.sampled_from(["withdraw", "hide", "show", "move", "off", "on", "wait"])
        ),
        min_size=2,
        max_size=7,
    )
)
def test_copy_is_the_feed_made_anew_whatever_happened(
    acts: list[tuple[int, str]], client: Client, agenda: EventIndexPage, at: Clock
) -> None:
    moment = at(2026, 3, 1, 12)
    EventPage.objects.all().delete()
    Event.objects.all().delete()
    agenda.refresh_from_db()
    pages = [make.meeting_page(agenda, title, regions=[make.region()]) for title in ("Een", "Twee")]
    seen: list[dict[str, bytes]] = [{} for _feed in FEEDS]

    for number, (which, act) in enumerate(acts, start=1):
        moment = at(2026, 3, 1 + number, 12) if act != "wait" else at(2026, 3, 11 + number, 12)
        _act(pages[which], act)
        for parameters, known in zip(FEEDS, seen, strict=True):
            answer = asked(client, parameters)
            assert answer.content == anew(parameters, moment)
            # A tag stands for one text, and a text for one tag.
            assert known.setdefault(answer["ETag"], answer.content) == answer.content
            assert len(set(known.values())) == len(known)


def _act(page: EventPage, act: str) -> None:
    changes: dict[str, dict[str, str]] = {
        "hide": {"access": "uitnodiging"},
        "show": {"access": "openbaar"},
        "off": {"status": "cancelled"},
        "on": {"status": "planned"},
    }
    if act == "withdraw":
        page.unpublish()
    elif act == "move":
        page.regions.set([] if page.regions.all() else [make.region()])
        make.republish(page)
    elif act in changes:
        make.republish(page, **changes[act])


def elsewhere(act: Callable[[], object]) -> None:
    """Let another connection do *act* and commit."""

    def run() -> None:
        try:
            act()
        finally:
            connection.close()

    thread = Thread(target=run)
    thread.start()
    thread.join()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("moment", ["before the rows are read", "after the rows are read"])
def test_change_while_a_feed_is_made_is_never_hidden_by_its_copy(
    moment: str, agenda: EventIndexPage, now: datetime
) -> None:
    page = make.meeting_page(agenda, "Eerst")
    feed = Feed(parse({}, viewer=None))

    def make_late(state: FeedState) -> FeedText:
        publish = partial(elsewhere, partial(make.republish, page, title="Later"))
        if moment == "before the rows are read":
            publish()
        body = render(feed, now=now)
        if moment == "after the rows are read":
            publish()
        return FeedText(body, "agenda.ics", state.changed_at)

    copy_of(feed, make_late, now=now)
    found = copy_of(feed, lambda state: FeedText(render(feed, now=now), ""), now=now)

    assert b"SUMMARY:Later" in found.text(packed=False)


@pytest.mark.django_db(transaction=True)
def test_change_that_is_not_committed_renews_nothing_yet(agenda: EventIndexPage, now: datetime) -> None:
    page = make.meeting_page(agenda, "Eerst")
    feed, told = Feed(parse({}, viewer=None)), []
    before = validate(feed, now=now)

    with transaction.atomic():
        make.republish(page, title="Later")
        elsewhere(lambda: told.append(validate(feed, now=now)))

    assert told == [before]
    assert validate(feed, now=now) != before


@pytest.mark.django_db(transaction=True)
def test_one_thread_makes_what_many_ask_for(agenda: EventIndexPage, now: datetime) -> None:
    make.meeting_page(agenda)
    made, all_ask = [], Signal()

    def slowly(state: FeedState) -> FeedText:
        made.append(state.version)
        all_ask.wait(0.3)
        return FeedText(b"text", "agenda.ics")

    def ask(_number: int) -> str:
        try:
            return copy_of("busy", slowly, now=now).tag
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as threads:
        tags = set(threads.map(ask, range(6)))

    assert (len(made), len(tags)) == (1, 1)


@pytest.mark.django_db
def test_what_cannot_be_made_is_not_kept(now: datetime, at: Clock) -> None:
    def fail(state: FeedState) -> FeedText:
        raise ValueError("not now")

    for _attempt in range(2):
        with pytest.raises(ValueError, match="not now"):
            copy_of("broken", fail, now=now)
    assert copy_of("broken", lambda state: FeedText(b"x", ""), now=now).text(packed=False) == b"x"


STATE = FeedState("1", datetime(2026, 3, 1, tzinfo=UTC), datetime(2026, 3, 2, tzinfo=UTC))
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def kept(text: bytes) -> Copy:
    return Copy(FeedText(text, "x.ics"), STATE, NOON)


def test_copy_gives_both_texts_and_keeps_what_is_asked_for() -> None:
    copy = kept(b"tekst " * 1000)

    assert gzip.decompress(copy.text(packed=True)) == b"tekst " * 1000
    assert copy.size < OVERHEAD + 200
    assert copy.text(packed=False) == b"tekst " * 1000
    assert copy.text(packed=True) == kept(b"tekst " * 1000).text(packed=True)
    assert copy.size > OVERHEAD + 6000


def test_copy_holds_from_its_making_until_its_end() -> None:
    copy = kept(b"x")

    assert [copy.holds(STATE.version, NOON + timedelta(hours=hours)) for hours in (-1, 0, 11, 12)] == [
        False,
        True,
        True,
        False,
    ]
    assert not copy.holds("2", NOON)


def test_copies_stay_within_their_room(settings: Any) -> None:
    settings.FEED_MEMORY_MB = 1
    memory, texts = Copies(), [bytes([number]) * 400_000 for number in range(3)]

    for number, text in enumerate(texts[:2]):
        memory.keep(number, kept(text))
    memory.find(0, STATE.version, NOON)
    memory.keep(2, kept(texts[2]))

    assert [memory.find(number, STATE.version, NOON) is None for number in range(3)] == [False, True, False]
    memory.keep("too large", kept(b"x" * 2_000_000))
    assert memory.find("too large", STATE.version, NOON) is None


def test_unpacking_makes_room_too(settings: Any) -> None:
    settings.FEED_MEMORY_MB = 1
    memory, both = Copies(), [kept(b"x" * 700_000), kept(b"y" * 700_000)]
    for number, copy in enumerate(both):
        memory.text_of(copy, packed=True)
        memory.keep(number, copy)
    for number in (0, 1):
        memory.text_of(both[number], packed=False)

    assert [memory.find(number, STATE.version, NOON) is None for number in (0, 1)] == [True, False]


def test_same_text_is_not_compressed_twice() -> None:
    memory, first, second = Copies(), kept(b"x" * 5000), kept(b"x" * 5000)
    packed = first.text(packed=True)
    memory.keep("feed", first)
    memory.keep("feed", second)

    assert second.text(packed=True) is packed
