"""Refusals of rules become pages."""

import pytest
from django.test import Client

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


def test_fault_of_ours_is_not_taken_for_a_refusal():
    response = Client(raise_request_exception=False).get("/proef/fout/")

    assert response.status_code == 500
