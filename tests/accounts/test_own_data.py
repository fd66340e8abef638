"""People download what we keep of them."""

import json
from io import BytesIO
from urllib.parse import unquote
from zipfile import ZipFile

import pytest
from django.test import Client

from cop_platform.accounts.models import User
from tests.factories.accounts import PASSWORD, VerifiedUserFactory

pytestmark = pytest.mark.django_db
ADDRESS = "/mijn/gegevens/download/"


@pytest.fixture
def noor() -> User:
    return VerifiedUserFactory(email="noor@example.org", first_name="Noor")


def confirm(client: Client, address: str) -> None:
    """Give the password once more, as the page asks before *address*."""
    asked = client.get(address)
    assert asked.url.startswith("/account/reauthenticate/")
    client.post(asked.url, {"password": PASSWORD})


def test_visitor_is_asked_to_log_in(client: Client) -> None:
    assert client.get(ADDRESS).url.startswith("/account/login/")


def test_password_is_asked_once_more(client: Client, noor: User) -> None:
    client.force_login(noor)

    for answer in (client.get(ADDRESS), client.post(ADDRESS)):
        assert (answer.status_code, unquote(answer.url)) == (302, f"/account/reauthenticate/?next={ADDRESS}")


def test_download_is_a_zip_that_nobody_keeps(client: Client, noor: User) -> None:
    client.force_login(noor)
    confirm(client, ADDRESS)
    assert "Gegevens van anderen ook niet." in client.get(ADDRESS).text

    answer = client.post(ADDRESS)

    assert answer["Content-Type"] == "application/zip"
    assert answer["Content-Disposition"].startswith('attachment; filename="mijn-gegevens-')
    assert "no-store" in answer["Cache-Control"]
    told = json.loads(ZipFile(BytesIO(answer.content)).read("gegevens.json"))["Gegevens"]
    assert told["uw account"][0]["voornaam"] == "Noor"
