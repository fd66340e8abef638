"""People change their own details, and nobody else's."""

import pytest
from django.test import Client

from cop_platform.accounts.models import AccessNeeds
from tests.factories.accounts import OrganisationFactory, UserFactory

pytestmark = pytest.mark.django_db
URL = "/mijn/gegevens/"


def test_person_changes_their_details(client: Client) -> None:
    person, other, organisation = UserFactory(), UserFactory(), OrganisationFactory()
    client.force_login(person)

    answer = client.post(
        URL,
        {
            "first_name": "Fatima",
            "last_name": "Haddad",
            "organisation": organisation.pk,
            "email": "x@example.org",
        },
        follow=True,
    )

    assert "Uw gegevens zijn opgeslagen." in answer.text
    email = person.email
    person.refresh_from_db()
    assert (str(person), person.organisation, person.email) == ("Fatima Haddad", organisation, email)
    assert str(other) != "Fatima Haddad"


def test_refused_details_are_kept_in_the_form_only(client: Client) -> None:
    person = UserFactory(first_name="Sanne")
    client.force_login(person)

    answer = client.post(URL, {"first_name": "", "last_name": "Nieuwe Naam"})

    assert answer.status_code == 200
    assert 'value="Nieuwe Naam"' in answer.text
    assert "<title>Fout: Mijn gegevens – VIA</title>" in answer.text
    person.refresh_from_db()
    assert person.first_name == "Sanne"


def test_own_organisation_can_be_kept_before_its_review(client: Client) -> None:
    own = OrganisationFactory(is_reviewed=False, name="Net opgericht")
    OrganisationFactory(is_reviewed=False, name="Van een ander")
    client.force_login(UserFactory(organisation=own))

    html = client.get(URL).text

    assert f'<option value="{own.pk}" selected>Net opgericht</option>' in html
    assert "Van een ander" not in html


def test_another_organisation_is_asked_beside_the_list(client: Client) -> None:
    client.force_login(UserFactory())

    names = list(client.get(URL).context["form"].fields)

    assert names == [
        "first_name",
        "last_name",
        "organisation",
        "other_organisation",
        "region",
        "profession",
        "access_wishes",
    ]


def test_what_somebody_needs_is_kept_until_it_is_taken_back(client: Client) -> None:
    person = UserFactory(first_name="Noor", last_name="Bakker")
    client.force_login(person)
    names = {"first_name": "Noor", "last_name": "Bakker"}

    client.post(URL, names | {"access_wishes": "Ringleiding"})
    assert "Ringleiding</textarea>" in client.get(URL).text

    client.post(URL, names | {"access_wishes": " "})
    assert not AccessNeeds.objects.exists()
