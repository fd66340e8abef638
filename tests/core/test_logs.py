"""Logs tell what happened, never to whom."""

import io
import json
import logging

import pytest
import structlog
from allauth.mfa.totp.internal import auth as totp
from django.test import Client

from cop_platform.accounts.models import User
from cop_platform.core import logs
from tests.factories.accounts import PASSWORD, VerifiedUserFactory


@pytest.fixture
def lines():
    """What is logged, as dictionaries."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(logs.formatter())
    logging.getLogger().addHandler(handler)
    yield lambda: [json.loads(line) for line in stream.getvalue().splitlines()]
    logging.getLogger().removeHandler(handler)


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("mail naar Sanne.de-Wit@gemeente.voorbeeld.nl is weg", "mail naar <e-mail> is weg"),
        ("GET /agenda/persoonlijk/abc123.ics", "GET /agenda/persoonlijk/***"),
        ("GET /en/bewijs/XYZ/?a=1", "GET /en/bewijs/***/?a=1"),
        ("POST /en/aanmelding/ImFi:1x:yz/", "POST /en/aanmelding/***/"),
        ("GET /evaluatie/ImFi:1x:yz/?nut=4", "GET /evaluatie/***/?nut=4"),
        ("Not Found: /inchecken/kaartje/ImFi:1x:yz/", "Not Found: /inchecken/kaartje/***/"),
        ("/agenda/regio/utrecht.ics", "/agenda/regio/utrecht.ics"),
    ],
)
def test_mask_replaces_addresses_and_tokens(text, masked):
    assert logs.mask(text) == masked


def test_lines_of_structlog_are_masked(lines):
    structlog.stdlib.get_logger("cop_platform.x").info(
        "sent", to="a@example.org", count=3, names=["b@example.org"]
    )

    (line,) = lines()
    assert (line["event"], line["to"], line["count"]) == ("sent", "<e-mail>", 3)
    assert line["names"] == "['<e-mail>']"


def test_lines_of_libraries_are_masked(lines):
    logging.getLogger("library").warning("no reply from %s", "a@example.org")

    (line,) = lines()
    assert (line["event"], line["level"]) == ("no reply from <e-mail>", "warning")


def test_tracebacks_are_masked(lines):
    try:
        raise ValueError("no such person: a@example.org")
    except ValueError:
        logging.getLogger("library").exception("failed")

    (line,) = lines()
    assert "no such person: <e-mail>" in line["exception"]


def test_request_line_has_no_query_and_no_address(lines, client: Client):
    client.get("/healthz?q=geheim", REMOTE_ADDR="203.0.113.9")

    (line,) = lines()
    assert {key: line[key] for key in ("event", "method", "route", "status")} == {
        "event": "request",
        "method": "GET",
        "route": "healthz",
        "status": 200,
    }
    assert "geheim" not in json.dumps(line)
    assert "203.0.113.9" not in json.dumps(line)


@pytest.mark.django_db
@pytest.mark.urls("tests.core.middleware.urls")
@pytest.mark.parametrize(("path", "status"), [("/proef/verboden/", 403), ("/proef/bestaat-niet/", 404)])
def test_refusal_names_the_person_by_number(lines, client: Client, path: str, status: int):
    person = VerifiedUserFactory()
    client.force_login(person)
    client.get(path)
    Client().get(path)
    client.get("/proef/goed/")

    told = [line for line in lines() if line["event"] == "request"]
    assert [line["status"] for line in told] == [status, status, 200]
    assert [line.get("person", "nobody") for line in told] == [person.pk, None, "nobody"]


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["joris@example.org", "niemand@example.org"])
def test_failed_login_is_told_without_whom(lines, client: Client, joris: User, address: str):
    client.post("/account/login/", {"login": address, "password": "verkeerd-geraden"})

    [failed] = [line for line in lines() if line["event"] == "login failed"]
    assert (failed["level"], failed["logger"]) == ("warning", "cop_platform.accounts.receivers")
    assert set(failed) == {"event", "level", "logger", "timestamp"}


@pytest.mark.django_db
def test_wrong_code_of_the_second_step_is_told_by_number(lines, client: Client, joris: User):
    totp.TOTP.activate(joris, "JBSWY3DPEHPK3PXP")
    client.post("/account/login/", {"login": joris.email, "password": PASSWORD})
    client.post("/account/2fa/authenticate/", {"code": "000000"})

    assert [line["person"] for line in lines() if line["event"] == "second step failed"] == [joris.pk]
