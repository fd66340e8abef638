"""An organisation that is not in the list."""

import pytest
from django.test import Client

from cop_platform.accounts.domain.organisations import propose_organisation
from cop_platform.accounts.models import Organisation, User
from tests.accounts.test_signup import ANSWERS
from tests.factories.accounts import OrganisationFactory

pytestmark = pytest.mark.django_db


def test_typed_organisation_waits_for_review(client: Client) -> None:
    client.post("/account/signup/", {**ANSWERS, "other_organisation": "  Gemeente   Nieuwdorp "})

    proposed = Organisation.objects.get()
    assert (proposed.name, proposed.slug, proposed.is_reviewed) == (
        "Gemeente Nieuwdorp",
        "gemeente-nieuwdorp",
        False,
    )
    assert User.objects.get().organisation == proposed


def test_organisation_of_the_list_goes_first(client: Client) -> None:
    known = OrganisationFactory()

    client.post("/account/signup/", {**ANSWERS, "organisation": known.pk, "other_organisation": "Anders"})

    assert User.objects.get().organisation == known
    assert Organisation.objects.count() == 1


def test_refused_form_proposes_nothing(client: Client) -> None:
    client.post("/account/signup/", {**ANSWERS, "first_name": "", "other_organisation": "Anders"})

    assert not Organisation.objects.exists()


@pytest.mark.parametrize("typed", ["divosa", "DIVOSA ", "vereniging divosa"])
def test_known_name_makes_no_second_one(typed: str) -> None:
    known = OrganisationFactory(name="Vereniging Divosa", abbreviation="Divosa")

    assert propose_organisation(typed) == known


def test_same_address_gets_a_number() -> None:
    OrganisationFactory(slug="de-bron", name="Stichting de Bron")
    OrganisationFactory(slug="de-bron-2", name="De Bron BV")

    assert propose_organisation("De Bron").slug == "de-bron-3"


def test_name_without_letters_gets_an_address() -> None:
    assert propose_organisation("★").slug == "organisatie"


def test_person_proposes_one_later(client: Client, joris: User) -> None:
    client.force_login(joris)

    client.post(
        "/mijn/gegevens/", {"first_name": "Joris", "last_name": "Tester", "other_organisation": "Nieuw BV"}
    )

    joris.refresh_from_db()
    assert str(joris.organisation) == "Nieuw BV"
