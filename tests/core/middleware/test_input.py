"""Input that no honest client sends."""

import pytest
from django.test import Client

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.core.middleware.urls")]


@pytest.mark.parametrize(
    "path",
    ["/proef/goed/?q=%00", "/proef/goed/?a%00=1", "/proef/%00/", "/agenda/%00.ics", "/zoeken/?q=a%00b"],
)
def test_nul_bytes_in_an_address_get_a_sentence(client: Client, path):
    response = client.get(path)

    assert response.status_code == 400
    assert "Er staat iets in het adres dat wij niet begrijpen." in response.text


def test_nul_bytes_in_a_form_get_a_sentence(client: Client):
    response = client.post("/proef/goed/", "naam=a%00b", content_type="application/x-www-form-urlencoded")

    assert response.status_code == 400


def test_honest_form_arrives(client: Client):
    response = client.post("/proef/goed/", "naam=a%20b", content_type="application/x-www-form-urlencoded")

    assert response.text == "nl ['naam']"


def test_bad_request_of_a_view_shows_its_own_sentence(client: Client):
    response = client.get("/proef/onzin/")

    assert response.status_code == 400
    assert "Kies een regio uit de lijst." in response.text


@pytest.mark.urls("cop_platform.urls")
@pytest.mark.parametrize(
    "path", ["/", "/agenda/", "/agenda.ics", "/account/login/", "/api/v1/events", "/static/x"]
)
@pytest.mark.parametrize("method", ["TRACE", "TRACK", "CONNECT", "PROPFIND"])
def test_odd_methods_get_no_answer(client: Client, path: str, method: str):
    response = client.generic(method, path, HTTP_X_SECRET="niet-herhalen")

    assert response.status_code in (404, 405)
    assert "niet-herhalen" not in response.text
