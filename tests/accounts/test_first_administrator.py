"""The account that the operator makes on the server opens the site and the CMS."""

import pytest
from django.core.management import call_command
from django.test import Client

from tests.factories.accounts import PASSWORD

pytestmark = pytest.mark.django_db


def test_superuser_logs_in_without_a_mail(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", PASSWORD)
    call_command("createsuperuser", interactive=False, email="Beheer@Example.org", verbosity=0)

    answer = client.post(
        "/account/login/", {"login": "beheer@example.org", "password": PASSWORD, "next": "/cms/"}
    )

    assert (answer.status_code, answer.url) == (302, "/cms/")
    assert client.get("/cms/").status_code == 200
