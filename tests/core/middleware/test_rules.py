"""Refusals of rules become pages."""

import pytest
from django.test import Client

from tests.factories.accounts import UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.core.middleware.urls")]


@pytest.mark.parametrize(
    ("path", "status", "sentence"),
    [
        ("/proef/regel/", 422, "Deze sessie is vol."),
        ("/proef/botsing/", 409, "Iemand was u voor."),
    ],
)
def test_refusal_shows_its_sentence_with_its_status(client: Client, path, status, sentence):
    response = client.get(path)

    assert response.status_code == status
    assert sentence in response.text


def test_staff_read_the_refusal_in_the_cms_with_a_way_back(client: Client) -> None:
    client.force_login(
        UserFactory(is_superuser=True), backend="allauth.account.auth_backends.AuthenticationBackend"
    )

    response = client.post("/cms/proef/regel/?tab=tekst")

    assert response.status_code == 422
    assert "Deze sessie is vol." in response.text
    assert 'href="/cms/proef/regel/?tab=tekst"' in response.text
    assert "wagtail-sidebar" in response.text


def test_fault_of_ours_is_not_taken_for_a_refusal():
    response = Client(raise_request_exception=False).get("/proef/fout/")

    assert response.status_code == 500
