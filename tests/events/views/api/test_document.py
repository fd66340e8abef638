"""The description of the API is valid, says what the code does, and the code does what it says."""

import json
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import Client
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from jsonschema_rs import Draft202012Validator
from schemathesis import GenerationMode
from schemathesis.config import SchemathesisConfig

from events.models import EventIndexPage
from tests.factories import events as make
from tests.factories.accounts import OrganisationFactory
from tests.factories.communities import CommunityFactory

pytestmark = pytest.mark.django_db
EXAMPLES = 15
# The library asks for compression and, without a network, does not undo it.
PLAIN = {"Accept-Encoding": "identity"}
TOLERATED = list(HealthCheck)
ACCEPTED = {"expected-statuses": ["2xx", "400"]}


@pytest.fixture
def meetings(agenda: EventIndexPage, now: datetime) -> None:
    """Meetings of every kind, under the words that the document takes for examples."""
    everything = {
        "regions": [make.region()],
        "themes": [make.theme("startbanen")],
        "audiences": [make.audience()],
        "organiser": OrganisationFactory(slug="divosa"),
        "community": CommunityFactory(slug="startbanen"),
    }
    page = make.meeting_page(agenda, "Reeks", rrule="FREQ=WEEKLY;COUNT=3", **everything)
    page.date_changes = [
        make.cancelled(date(2026, 4, 14)),
        make.moved(date(2026, 4, 21), make.wall(2026, 4, 22, 9)),
    ]
    make.republish(page)
    make.meeting_page(agenda, "Kaal", event_format=make.event_format("online"), status="cancelled")
    make.meeting_page(agenda, "Weg").unpublish()
    make.festival_page(agenda)


@pytest.fixture
def document(client: Client, meetings: None) -> dict[str, Any]:
    """The description, as a program reads it."""
    return dict(json.loads(client.get("/api/v1/openapi.json").content))


@pytest.fixture
def one_connection(document: dict[str, Any]) -> Iterator[None]:
    """The end of a request leaves the connection of the test open.

    After *document*: the test client that reads it connects these again.
    """
    ends = (request_started, request_finished)
    for signal in ends:
        signal.disconnect(close_old_connections)
    yield
    for signal in ends:
        signal.connect(close_old_connections)


def test_examples_follow_their_schemas(document: dict[str, Any]) -> None:
    for path, operations in document["paths"].items():
        content = operations["get"]["responses"]["200"]["content"]["application/json"]
        validator_of(document, content["schema"]).validate(content["example"])
        assert operations["get"]["description"], path
        for parameter in operations["get"]["parameters"]:
            assert parameter["description"], parameter["name"]
            if "example" in parameter:
                validator_of(document, parameter["schema"]).validate(parameter["example"])


def test_answers_follow_their_schemas_and_say_nothing_more(client: Client, document: dict[str, Any]) -> None:
    for path, operations in document["paths"].items():
        schema = operations["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        for query in ("", "?since=2026-01-01T00:00:00Z") if operations["get"]["parameters"] else ("",):
            answer = client.get(path + query).json()
            validator_of(closed(document), schema).validate(answer)


def test_every_filter_of_the_agenda_is_a_parameter(document: dict[str, Any]) -> None:
    wanted = "regio thema doelgroep soort vorm community organisatie q van tot since cursor limit"

    for path in ("/api/v1/events", "/api/v1/occurrences"):
        names = [parameter["name"] for parameter in document["paths"][path]["get"]["parameters"]]
        assert names == wanted.split()


BOTH = ["/api/v1/events", "/api/v1/occurrences"]
REQUESTS = [
    *((path, GenerationMode.POSITIVE) for path in ("/api/v1/", "/api/v1/regions", "/api/v1/themes", *BOTH)),
    *((path, GenerationMode.NEGATIVE) for path in BOTH),
]


@pytest.mark.usefixtures("one_connection")
@pytest.mark.parametrize(("path", "mode"), REQUESTS)
def test_code_does_what_the_document_says(path: str, mode: GenerationMode, document: dict[str, Any]) -> None:
    """Every check of the library holds for made-up requests, right ones and wrong ones."""
    operation = operations_of(document)[path]
    asked = []

    @hypothesis_settings(
        max_examples=EXAMPLES, database=None, derandomize=True, suppress_health_check=TOLERATED
    )
    @given(case=operation.as_strategy(mode))
    def holds(case: Any) -> None:
        asked.append(case.call_and_validate(headers=PLAIN).status_code)

    holds()
    assert set(asked) <= {200, 400, 405}
    assert len(asked) >= (EXAMPLES if path in BOTH else 1)


@pytest.mark.parametrize("path", ["/api/v1/events", "/api/v1/occurrences"])
def test_examples_of_the_document_select_something(
    path: str, client: Client, document: dict[str, Any]
) -> None:
    parameters = {
        one["name"]: one["example"] for one in operations_of_path(document, path) if "example" in one
    }
    parameters |= {"soort": ["intervisie"], "vorm": ["op-locatie"], "q": "reeks"}

    answer = client.get(path, parameters)

    assert answer.status_code == 200, answer.text
    assert {item["title"] for item in answer.json()["items"]} == {"Reeks"}


def operations_of(document: dict[str, Any]) -> dict[str, Any]:
    """What the library makes of each address.

    A slug that does not exist is refused with 400, and no schema knows all slugs.
    """
    config = SchemathesisConfig.from_dict({"checks": {"positive_data_acceptance": ACCEPTED}})
    schema = schemathesis.openapi.from_dict(document, config=config)
    schema.app = WSGIHandler()
    return {found.ok().path: found.ok() for found in schema.get_all_operations()}


def operations_of_path(document: dict[str, Any], path: str) -> list[dict[str, Any]]:
    return list(document["paths"][path]["get"]["parameters"])


def validator_of(document: dict[str, Any], schema: dict[str, Any]) -> Draft202012Validator:
    """Holds data against *schema*, which may refer to others of *document*."""
    return Draft202012Validator({**schema, "components": document["components"]}, validate_formats=True)


def closed(part: Any) -> Any:
    """*part* of a document, with objects that may have no other properties than those described."""
    if isinstance(part, list):
        return [closed(one) for one in part]
    if not isinstance(part, dict):
        return part
    found = {name: closed(value) for name, value in part.items()}
    if "properties" in found and "required" in found:
        found["additionalProperties"] = False
    return found
