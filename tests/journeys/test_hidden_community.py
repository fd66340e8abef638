"""A hidden community, looked for at every door by an outsider and by a member."""

from typing import Any

import pytest
from django.test import Client

from communities.models import Community, CommunityIndexPage
from communities.models.community import MembershipPolicy
from tests.communities.conftest import index as index
from tests.factories.accounts import UserFactory
from tests.factories.communities import MembershipFactory, publish_page

pytestmark = pytest.mark.django_db
NAME = "Kabouterberaad"
LISTS = [
    "/",
    "/communities/",
    "/communities/?q=kabouterberaad",
    "/communities/?lidmaatschap=verborgen",
    "/zoeken/?q=kabouterberaad",
    "/sitemap.xml",
    "/agenda/",
    "/agenda.ics",
    "/agenda.json",
    "/agenda.rss",
    "/agenda/insluiten/",
    "/bibliotheek/",
]
OWN_ADDRESSES = [
    "/communities/kabouterberaad/",
    "/en/communities/kabouterberaad/",
    "/agenda/community/kabouterberaad.ics",
]


@pytest.fixture
def hidden(index: CommunityIndexPage) -> Community:
    page = publish_page(index, title=NAME, slug="kabouterberaad", policy=MembershipPolicy.HIDDEN)
    publish_page(index, title="Open beraad", slug="open-beraad")
    return Community.objects.get(key=page.translation_key)


def outsider(client: Client, community: Community) -> Client:
    return client


def stranger(client: Client, community: Community) -> Client:
    client.force_login(UserFactory())
    return client


def former_member(client: Client, community: Community) -> Client:
    client.force_login(MembershipFactory(community=community, state="left").person)
    return client


@pytest.mark.parametrize("role", [outsider, stranger, former_member])
@pytest.mark.parametrize("address", LISTS)
def test_no_list_names_it(client: Client, hidden: Community, role: Any, address: str) -> None:
    answer = role(client, hidden).get(address)

    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    found = (
        body.decode()
        .replace("q=kabouterberaad", "")
        .replace('value="kabouterberaad"', "")
        .replace("“kabouterberaad”", "")
    )
    assert answer.status_code == 200
    assert NAME not in found
    assert "/communities/kabouterberaad" not in found


@pytest.mark.parametrize("role", [outsider, stranger, former_member])
@pytest.mark.parametrize("address", OWN_ADDRESSES)
def test_its_addresses_do_not_exist(client: Client, hidden: Community, role: Any, address: str) -> None:
    assert role(client, hidden).get(address).status_code == 404


@pytest.mark.parametrize("address", ["/communities/", "/zoeken/?q=kabouterberaad"])
def test_member_finds_it(client: Client, hidden: Community, address: str) -> None:
    client.force_login(MembershipFactory(community=hidden).person)

    assert NAME in client.get(address).text
    assert client.get("/communities/kabouterberaad/").status_code == 200
