"""The register of processing tells all that the labels say."""

import pytest
from django.test import Client

from cop_platform.core.privacy import labels

pytestmark = pytest.mark.django_db
ADDRESS = "/privacy/register/"


def test_register_tells_of_every_label(client: Client) -> None:
    page = client.get(ADDRESS)

    told = page.text.lower()
    words = [str(word) for label in labels().values() for word in (label.what, label.kept)]
    assert [word for word in words if word.lower().replace("'", "&#x27;") not in told] == []
    assert len(words) > 40


def test_register_gives_basis_and_term_of_a_row(client: Client) -> None:
    told = " ".join(client.get(ADDRESS).text.split())

    assert "De geheime links naar uw eigen agenda</th>" in told
    assert "e: taak van algemeen belang" in told
    assert "30 dagen na het intrekken" in told


def test_register_has_one_row_for_tables_that_say_the_same(client: Client) -> None:
    assert client.get(ADDRESS).text.count("Bestanden die u hebt geplaatst") == 1
