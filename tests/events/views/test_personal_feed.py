"""A personal agenda: whose meetings are in it, and what its secret address must not give away."""

import gzip
import io
import json
import logging
from collections.abc import Callable, Iterator
from datetime import datetime

import icalendar
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from communities.domain.membership import join, leave
from communities.models import Community
from cop_platform.accounts.models import User
from cop_platform.core import logs
from events.domain.subscriptions import revoke, rotate, subscribe
from events.models import Event, EventIndexPage, FeedSubscription
from tests.factories import events as make
from tests.factories.accounts import UserFactory
from tests.factories.communities import CommunityFactory, MembershipFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def token(member: User, now: datetime) -> str:
    """The token of the member of both communities, used before."""
    made = subscribe(member, name="Telefoon", now=now)[1]
    FeedSubscription.objects.update(last_used_at=now)
    return made


@pytest.fixture
def path(token: str) -> str:
    """The address with that token."""
    return f"/agenda/persoonlijk/{token}.ics"


@pytest.fixture
def meetings(agenda: EventIndexPage, now: datetime, open_community: Community, closed: Community) -> None:
    """Meetings of every access, in communities of the member, of others and of none."""
    other = CommunityFactory(name="Elders", slug="elders")
    for community in (open_community, closed, other):
        for access in ("openbaar", "leden", "verborgen", "uitnodiging"):
            make.meeting_page(agenda, f"{community.slug} {access}", community=community, access=access)
    make.meeting_page(agenda, "Van niemand")
    make.meeting_page(agenda, "Concept", community=open_community).unpublish()


@pytest.fixture
def lines() -> Iterator[Callable[[], str]]:
    """Everything that is logged, as it would be written."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(logs.formatter())
    logging.getLogger().addHandler(handler)
    yield stream.getvalue
    logging.getLogger().removeHandler(handler)


def titles(body: bytes) -> set[str]:
    return {str(event["SUMMARY"]) for event in icalendar.Calendar.from_ical(body).events}


def as_stored() -> str:
    """Every value of every table."""
    with connection.cursor() as cursor:
        rows = []
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            rows += cursor.fetchall()
    return repr(rows)


def test_it_holds_the_meetings_of_my_communities_and_no_other(
    client: Client, path: str, meetings: None
) -> None:
    assert titles(client.get(path).content) == {
        f"{community} {access}"
        for community in ("startbanen", "taskforce")
        for access in ("openbaar", "leden", "verborgen")
    }


def test_somebody_else_who_is_logged_in_sees_the_agenda_of_the_token(
    path: str, meetings: None, client: Client, now: datetime
) -> None:
    stranger, empty = Client(), subscribe(UserFactory(), name="Leeg", now=now)[1]
    stranger.force_login(UserFactory(is_superuser=True))

    assert stranger.get(path).content == client.get(path).content
    assert titles(client.get(f"/agenda/persoonlijk/{empty}.ics").content) == set()


def test_an_administrator_gets_only_the_meetings_of_their_own_communities(
    client: Client, meetings: None, closed: Community, now: datetime
) -> None:
    boss = UserFactory(is_superuser=True)
    MembershipFactory(community=closed, person=boss)
    token = subscribe(boss, name="Telefoon", now=now)[1]

    found = titles(client.get(f"/agenda/persoonlijk/{token}.ics").content)

    assert {title.split()[0] for title in found} == {"taskforce"}


def test_meetings_for_members_are_marked_as_private(client: Client, path: str, meetings: None) -> None:
    calendar = icalendar.Calendar.from_ical(client.get(path).content)

    classes = {str(event["SUMMARY"]): str(event["CLASS"]) for event in calendar.events}
    assert {value for title, value in classes.items() if not title.endswith("openbaar")} == {"PRIVATE"}
    assert classes["startbanen openbaar"] == "PUBLIC"


def test_nobody_is_named_and_the_address_is_not_repeated(
    client: Client, path: str, token: str, member: User, meetings: None
) -> None:
    answer = client.get(path)
    unfolded = answer.content.replace(b"\r\n ", b"").decode()

    assert token not in unfolded + str(answer.headers)
    assert "SOURCE" not in unfolded
    for fact in (member.email, member.first_name, "Telefoon", "ATTENDEE", "ORGANIZER", "VALARM"):
        assert fact not in unfolded, fact


def test_it_has_the_headers_of_a_secret(client: Client, path: str, meetings: None) -> None:
    answer = client.get(path)

    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer["Content-Disposition"] == 'inline; filename="mijn-agenda.ics"'
    assert answer["Cache-Control"] == "private, max-age=300"
    assert answer["X-Robots-Tag"] == "noindex, nofollow"
    assert answer["Referrer-Policy"] == "no-referrer"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Vary"] == "Accept-Encoding"
    assert answer["ETag"].startswith('W/"')
    assert "Last-Modified" not in answer.headers


def test_it_knows_no_cookies(client: Client, member_client: Client, path: str, meetings: None) -> None:
    for browser in (client, member_client):
        answer = browser.get(path)
        assert not answer.cookies
        assert answer["Cache-Control"] == "private, max-age=300"


def test_unchanged_agenda_costs_three_queries(client: Client, path: str, meetings: None) -> None:
    etag = client.get(path)["ETag"]

    with CaptureQueriesContext(connection) as queries:
        answer = client.get(path, headers={"If-None-Match": etag})

    assert (answer.status_code, answer.content) == (304, b"")
    assert len(queries) <= 3
    assert answer["ETag"] == etag
    assert answer["Cache-Control"] == "private, max-age=300"
    assert answer["X-Robots-Tag"] == "noindex, nofollow"
    assert answer["Referrer-Policy"] == "no-referrer"


@pytest.mark.parametrize("number", [1, 30])
def test_agenda_costs_the_same_with_one_and_thirty(
    number: int, client: Client, path: str, agenda: EventIndexPage, now: datetime, closed: Community
) -> None:
    for index in range(number):
        make.meeting_page(agenda, f"Nummer {index}", community=closed)

    with CaptureQueriesContext(connection) as queries:
        answer = client.get(path)

    assert answer.content.count(b"BEGIN:VEVENT") == number
    assert len(queries) == 4


def test_head_and_compression_are_those_of_every_feed(client: Client, path: str, meetings: None) -> None:
    plain, head = client.get(path), client.head(path)
    packed = client.get(path, headers={"Accept-Encoding": "gzip"})

    assert head.content == b""
    assert dict(head.headers) == dict(plain.headers)
    assert packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain.content


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch", "options"])
def test_other_methods_are_refused(method: str, path: str) -> None:
    assert getattr(Client(enforce_csrf_checks=True), method)(path).status_code == 405


def test_every_token_that_does_not_work_gets_the_same_answer(
    client: Client, path: str, token: str, member: User, now: datetime
) -> None:
    row = FeedSubscription.objects.get()
    rotate(row.pk, person=member, now=now)
    answers = [client.get(path), client.get("/agenda/persoonlijk/onbekend.ics")]
    closed = UserFactory()
    of_closed = subscribe(closed, name="Telefoon", now=now)[1]
    User.objects.filter(pk=closed.pk).update(is_active=False)
    answers.append(client.get(f"/agenda/persoonlijk/{of_closed}.ics"))

    assert {(answer.status_code, answer.content) for answer in answers} == {
        (404, b"Deze agenda bestaat niet.\n")
    }
    assert len({str(sorted(answer.headers.items())) for answer in answers}) == 1
    assert answers[0]["Cache-Control"] == "private, no-store"
    assert answers[0]["X-Robots-Tag"] == "noindex, nofollow"
    assert not answers[0].cookies


def test_copy_of_a_revoked_agenda_is_not_confirmed(
    client: Client, path: str, member: User, now: datetime
) -> None:
    etag = client.get(path)["ETag"]
    revoke(FeedSubscription.objects.get().pk, person=member, now=now)

    for value in (etag, "*"):
        assert client.get(path, headers={"If-None-Match": value}).status_code == 404


def test_whoever_leaves_a_community_loses_its_meetings_at_once(
    client: Client, path: str, member: User, meetings: None, open_community: Community, now: datetime
) -> None:
    before = client.get(path)
    leave(open_community, person=member, now=now)
    after = client.get(path, headers={"If-None-Match": before["ETag"]})

    assert after.status_code == 200
    assert after["ETag"] != before["ETag"]
    assert {title.split()[0] for title in titles(after.content)} == {"taskforce"}

    join(open_community, person=member, now=now)
    assert client.get(path).content == before.content


def test_a_changed_meeting_changes_the_tag(
    client: Client,
    path: str,
    agenda: EventIndexPage,
    now: datetime,
    closed: Community,
    at: Callable[..., datetime],
) -> None:
    page = make.meeting_page(agenda, "Overleg", community=closed)
    before = client.get(path)
    at(2026, 3, 1, 13)
    make.republish(page, title="Ander overleg")
    after = client.get(path, headers={"If-None-Match": before["ETag"]})

    assert after.status_code == 200
    assert titles(after.content) == {"Ander overleg"}


def test_token_stands_nowhere_in_the_database(client: Client, path: str, token: str, meetings: None) -> None:
    client.get(path)
    stored = as_stored()

    assert Event.objects.first().uid in stored
    assert token not in stored
    assert FeedSubscription.objects.get().token_hash in stored


def test_token_stands_in_no_log(client: Client, path: str, token: str, lines: Callable[[], str]) -> None:
    unknown = "/agenda/persoonlijk/een-oud-geheim.ics"
    client.get(path)
    client.post(path)
    client.get(unknown)
    client.get(f"/agenda/persoonlijk/{token}")
    client.get(f"/en{path}")

    written = lines()
    assert token not in written
    assert "een-oud-geheim" not in written
    routes = [json.loads(line).get("route") for line in written.splitlines()]
    assert routes.count("agenda/persoonlijk/***") == 3


def test_a_meeting_called_persoonlijk_keeps_its_file(
    client: Client, agenda: EventIndexPage, now: datetime
) -> None:
    make.meeting_page(agenda, "Persoonlijk")

    assert client.get("/agenda/persoonlijk/event.ics").status_code == 200
