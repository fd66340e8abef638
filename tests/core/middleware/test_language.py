"""The address decides the language."""

import pytest
from django.test import Client

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.core.middleware.urls")]


@pytest.mark.parametrize(("path", "language"), [("/proef/goed/", "nl"), ("/en/proef/goed/", "en")])
def test_prefix_decides(client: Client, path, language):
    response = client.get(path)

    assert response.text.startswith(language)
    assert response["Content-Language"] == language


def test_browser_and_cookie_are_not_asked(client: Client):
    client.cookies["django_language"] = "en"
    response = client.get("/proef/goed/", headers={"accept-language": "en"})

    assert response["Content-Language"] == "nl"
    assert "Accept-Language" not in response.get("Vary", "")
