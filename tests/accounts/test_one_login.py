"""There is one door to a session."""

import pytest
from allauth.account.models import EmailAddress
from django.test import Client

from tests.factories.accounts import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db

OTHER_DOORS = ["/cms/login/", "/_util/login/", "/en/_util/login/"]


@pytest.fixture
def administrator():
    """Somebody who may enter the CMS, with a verified address."""
    person = UserFactory(is_staff=True, is_superuser=True)
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    return person


def credentials(person):
    return {"login": person.email, "username": person.email, "email": person.email, "password": PASSWORD}


@pytest.mark.parametrize("address", OTHER_DOORS)
def test_right_password_at_another_door_gives_no_session(client: Client, administrator, address):
    response = client.post(address, credentials(administrator))

    assert response.status_code == 302
    assert response["Location"].endswith("/account/login/")
    assert "_auth_user_id" not in client.session
    assert client.get("/cms/").status_code == 302


@pytest.mark.parametrize("address", OTHER_DOORS)
def test_other_door_shows_the_way(client: Client, address):
    response = client.get(address, {"next": "/cms/pages/"})

    assert response.status_code == 302
    assert response["Location"].endswith("/account/login/?next=%2Fcms%2Fpages%2F")


@pytest.mark.parametrize("address", ["/cms/password_reset/", "/cms/password_reset/confirm/MQ/x/"])
def test_password_reset_of_the_cms_leads_to_ours(client: Client, address):
    response = client.get(address)

    assert response.status_code == 302
    assert response["Location"] == "/account/password/reset/"


def test_our_own_door_opens(client: Client, administrator):
    client.post("/account/login/", credentials(administrator))

    assert client.session["_auth_user_id"] == str(administrator.pk)


def test_our_own_door_stays_shut_without_verified_address(client: Client):
    person = UserFactory()

    client.post("/account/login/", credentials(person))

    assert "_auth_user_id" not in client.session
