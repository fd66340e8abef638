"""How the API answers: headers, refusals, limits."""

import gzip
import json
from datetime import datetime
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from events.domain.position import pack
from events.models import EventIndexPage
from tests.factories import events as make

pytestmark = pytest.mark.django_db
PATHS = [
    "/api/v1/",
    "/api/v1/events",
    "/api/v1/occurrences",
    "/api/v1/regions",
    "/api/v1/themes",
    "/api/v1/openapi.json",
]
LISTS = ["/api/v1/events", "/api/v1/occurrences"]


@pytest.fixture
def meetings(agenda: EventIndexPage, now: datetime) -> None:
    """One meeting, one region, one theme."""
    make.meeting_page(agenda, "Raak", regions=[make.region()], themes=[make.theme()])


def refusal(answer: Any) -> dict[str, Any]:
    """The problem that *answer* tells, in the form that programs read."""
    assert answer["Content-Type"] == "application/problem+json"
    assert answer["Access-Control-Allow-Origin"] == "*"
    told = json.loads(answer.content)
    assert told["type"] == "about:blank"
    assert told["status"] == answer.status_code
    return dict(told)


@pytest.mark.parametrize("path", PATHS)
def test_answers_have_the_headers_that_programs_need(
    path: str, client: Client, member_client: Client, meetings: None
) -> None:
    get, head, for_member = client.get(path), client.head(path), member_client.get(path)

    assert (get.status_code, get["Content-Type"]) == (200, "application/json")
    assert get["Access-Control-Allow-Origin"] == "*"
    assert get["Access-Control-Expose-Headers"] == "ETag, Retry-After"
    assert get["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert get["Cache-Control"] == "public, max-age=60, stale-while-revalidate=600"
    assert get["Vary"] == "Accept-Encoding"
    assert (head.content, dict(head.headers)) == (b"", dict(get.headers))
    assert (for_member.content, dict(for_member.headers)) == (get.content, dict(get.headers))
    assert not for_member.cookies


@pytest.mark.parametrize("path", PATHS)
def test_copy_that_is_the_same_is_not_sent_again(path: str, client: Client, meetings: None) -> None:
    get = client.get(path)
    packed = client.get(path, headers={"Accept-Encoding": "gzip"})

    unchanged = client.get(path, headers={"If-None-Match": get["ETag"]})

    assert (unchanged.status_code, unchanged.content, unchanged["ETag"]) == (304, b"", get["ETag"])
    assert unchanged["Access-Control-Allow-Origin"] == "*"
    assert unchanged["Cache-Control"] == get["Cache-Control"]
    assert gzip.decompress(packed.content) == get.content
    assert packed["ETag"] == get["ETag"]


@pytest.mark.parametrize("path", PATHS[1:-1])
def test_slash_at_the_end_makes_no_difference(path: str, client: Client, meetings: None) -> None:
    assert client.get(f"{path}/").content == client.get(path).content


def test_index_names_every_address(client: Client, meetings: None) -> None:
    addresses = client.get("/api/v1").json()["addresses"]

    assert sorted(addresses.values()) == sorted(f"http://testserver{path}" for path in PATHS[1:])


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_can_only_be_read(path: str, method: str, meetings: None) -> None:
    answer = Client(enforce_csrf_checks=True).generic(method, path)

    assert refusal(answer)["detail"] == "Deze gegevens kunt u alleen lezen."
    assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD, OPTIONS")


@pytest.mark.parametrize("path", PATHS)
def test_scripts_of_other_sites_may_ask_first(path: str, client: Client, meetings: None) -> None:
    with CaptureQueriesContext(connection) as queries:
        answer = client.options(path)

    assert (answer.status_code, answer.content, len(queries)) == (204, b"", 0)
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert answer["Access-Control-Allow-Methods"] == answer["Allow"] == "GET, HEAD, OPTIONS"
    assert "If-None-Match" in answer["Access-Control-Allow-Headers"]


WRONG = [
    ("regio", "atlantis", "Wij kennen “atlantis” niet bij het filter “regio”."),
    ("van", "31-31-2026", "De datum “31-31-2026” bestaat niet. Schrijf een datum als 31-12-2026."),
    ("limit", "0", "“limit” is een getal van 1 tot en met 200."),
    ("limit", "201", "“limit” is een getal van 1 tot en met 200."),
    ("limit", "veel", "“limit” is een getal van 1 tot en met 200."),
    ("limit", "٣", "“limit” is een getal van 1 tot en met 200."),
    ("cursor", "rommel", "“cursor” klopt niet. Gebruik het adres dat u bij “next” kreeg."),
    ("cursor", pack("2026-03-01T12:00:00+00:00", "x"), "“cursor” klopt niet."),
    ("cursor", pack(pack("2026-03-01T12:00:00+00:00", ""), "geen tijd", "x", "y"), "“cursor” klopt niet."),
    ("since", "gisteren", "“since” klopt niet. Gebruik wat u bij “since” kreeg"),
    ("since", "2026-03-01T12:00:00", "“since” klopt niet."),
    ("since", "2026-02-30T12:00:00Z", "“since” klopt niet."),
    ("since", "0001-01-01T00:00:00Z", "“since” klopt niet."),
    ("since", "2027-01-01T12:00:00Z", "De tijd bij “since” ligt in de toekomst."),
    ("since", pack("2026-03-01", "x"), "“since” klopt niet."),
    ("since", "A" * 5000, "“since” klopt niet."),
    ("regoi", "rijnmond", "De parameter “regoi” bestaat hier niet. Wel: regio, thema,"),
]


@pytest.mark.parametrize(("name", "value", "message"), WRONG)
@pytest.mark.parametrize("path", LISTS)
def test_wrong_value_is_named(
    path: str, name: str, value: str, message: str, client: Client, meetings: None
) -> None:
    answer = client.get(path, {name: value})

    told = refusal(answer)
    assert answer.status_code == 400
    assert told["detail"].startswith(message)
    assert (told["code"], told["parameter"], told["title"]) == ("unknown_value", name, "Bad Request")
    assert len(told["value"]) <= 200


def test_value_is_given_once(client: Client, meetings: None) -> None:
    assert refusal(client.get("/api/v1/events?limit=1&limit=2"))["detail"] == "Geef “limit” maar één keer."
    assert client.get("/api/v1/events?regio=rijnmond&regio=rijnmond").status_code == 200
    assert client.get("/api/v1/events?regio=&limit=&since=&cursor=").status_code == 200


def test_hidden_community_is_refused_like_one_that_does_not_exist(
    client: Client, closed: object, meetings: None
) -> None:
    for path in LISTS:
        unknown = refusal(client.get(f"{path}?community=bestaatniet"))
        secret = refusal(client.get(f"{path}?community=taskforce"))
        assert secret == json.loads(json.dumps(unknown).replace("bestaatniet", "taskforce"))


@pytest.mark.parametrize("path", ["/api", "/api/", "/api/v2/events", "/api/v1/meetings", "/api/v1/events/1"])
def test_other_addresses_do_not_exist(path: str, client: Client, meetings: None) -> None:
    answer = client.get(path)

    assert answer.status_code == 404
    assert refusal(answer)["detail"] == "Dit adres bestaat niet. Alle adressen staan op /api/v1/."


def test_character_that_no_database_takes_is_refused(client: Client, meetings: None) -> None:
    for path in ("/api/v1/events?q=%00", "/api/v1/%00"):
        answer = client.get(path)
        assert answer.status_code == 400
        assert refusal(answer)["detail"] == "Uw vraag bevat een teken dat niet mag."


@pytest.fixture
def limit(settings: Any) -> int:
    """Three times per hour."""
    settings.FEED_REQUESTS_PER_HOUR = 3
    return 3


@pytest.mark.parametrize("path", PATHS)
def test_too_often_is_refused(path: str, client: Client, limit: int, meetings: None) -> None:
    for _number in range(limit):
        assert client.get(path).status_code == 200

    answer = client.get(path)

    assert (answer.status_code, answer["Retry-After"], answer["Cache-Control"]) == (429, "1200", "no-store")
    assert refusal(answer)["title"] == "Too Many Requests"
    assert client.options(path).status_code == 204


@pytest.mark.parametrize("path", PATHS[1:-1])
def test_trouble_of_the_database_is_told(path: str, client: Client, meetings: None) -> None:
    def fail(*args: object) -> None:
        raise OperationalError("server closed the connection unexpectedly")

    with connection.execute_wrapper(fail):
        answer = client.get(path)

    assert (answer.status_code, answer["Retry-After"]) == (503, "300")
    assert refusal(answer)["title"] == "Service Unavailable"


def test_words_are_told_with_their_pages_and_feeds(client: Client, meetings: None) -> None:
    region = make.region()
    region.successor = make.region("groot-rijnmond", label_nl="Groot Rijnmond", code="AM99")
    region.save()

    with CaptureQueriesContext(connection) as queries:
        regions, themes = (client.get(f"/api/v1/{name}").json()["items"] for name in ("regions", "themes"))

    assert len(queries) == 2
    assert regions[1] == {
        "slug": "rijnmond",
        "name": "Rijnmond",
        "name_en": "",
        "url": "http://testserver/regios/rijnmond/",
        "feed": "http://testserver/agenda/regio/rijnmond.ics",
        "valid_from": None,
        "valid_until": None,
        "successor": "groot-rijnmond",
        "code": "rijnmond",
    }
    assert [(theme["slug"], theme["pillar"], theme["feed"]) for theme in themes] == [
        ("taal", None, "http://testserver/agenda/thema/taal.ics")
    ]
    for found in (regions[1], themes[0]):
        assert client.get(found["url"]).status_code == client.get(found["feed"]).status_code == 200
