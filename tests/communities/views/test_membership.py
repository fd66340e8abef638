"""Joining and leaving through the front door."""

import pytest
from django.test import Client

from communities.models import CommunityIndexPage, Membership
from communities.models.community import MembershipPolicy
from tests.factories.accounts import UserFactory
from tests.factories.communities import CommunityFactory, MembershipFactory, publish_page

pytestmark = pytest.mark.django_db


def test_member_joins_reads_the_welcome_and_leaves(client: Client, index: CommunityIndexPage) -> None:
    page = publish_page(index, title="Open beraad", slug="open-beraad", welcome="<p>Begin bij de agenda.</p>")
    person = UserFactory()
    client.force_login(person)
    assert "Begin bij de agenda." not in client.get(page.url).text

    joined = client.post("/communities/open-beraad/lid-worden/", follow=True)

    assert joined.redirect_chain == [("/communities/open-beraad/", 302)]
    assert "U bent nu lid van Open beraad." in joined.text
    assert "Begin bij de agenda." in joined.text

    left = client.post("/communities/open-beraad/verlaten/", follow=True)

    assert left.redirect_chain == [("/communities/open-beraad/", 302)]
    assert "U bent geen lid meer van Open beraad." in left.text
    assert "Begin bij de agenda." not in left.text
    assert Membership.objects.get(person=person).state == Membership.State.LEFT


def test_visitor_logs_in_first_and_comes_back_to_the_page(client: Client) -> None:
    CommunityFactory(slug="open")

    answer = client.post("/communities/open/lid-worden/")

    assert (answer.status_code, answer.url) == (302, "/account/login/?next=/communities/open/")


@pytest.mark.parametrize("action", ["lid-worden", "verlaten"])
def test_hidden_community_does_not_exist_for_outsiders(client: Client, action: str) -> None:
    CommunityFactory(slug="geheim", policy=MembershipPolicy.HIDDEN)

    visitor = client.post(f"/communities/geheim/{action}/")
    client.force_login(UserFactory())
    outsider = client.post(f"/communities/geheim/{action}/")

    assert (visitor.status_code, outsider.status_code) == (404, 404)
    assert Membership.objects.count() == 0


def test_leaving_a_hidden_community_leads_to_the_list(client: Client) -> None:
    row = MembershipFactory(community__slug="geheim", community__policy=MembershipPolicy.HIDDEN)
    client.force_login(row.person)

    answer = client.post("/communities/geheim/verlaten/")

    assert (answer.status_code, answer.url) == (302, "/communities/")


def test_closed_community_explains_itself(client: Client) -> None:
    CommunityFactory(slug="dicht", policy=MembershipPolicy.ON_REQUEST)
    client.force_login(UserFactory())

    answer = client.post("/communities/dicht/lid-worden/")

    assert answer.status_code == 422
    assert "Deze community is niet open. Lees op de pagina hoe u lid kunt worden." in answer.text


def test_only_owner_is_told_to_stay(client: Client) -> None:
    row = MembershipFactory(role=Membership.Role.OWNER, community__slug="open")
    client.force_login(row.person)

    answer = client.post("/communities/open/verlaten/")

    assert answer.status_code == 409
    assert "U bent de enige eigenaar." in answer.text


@pytest.mark.parametrize("action", ["lid-worden", "verlaten"])
def test_a_link_cannot_join_or_leave(client: Client, action: str) -> None:
    CommunityFactory(slug="open")
    client.force_login(UserFactory())

    assert client.get(f"/communities/open/{action}/").status_code == 405


def test_a_foreign_page_cannot_join() -> None:
    CommunityFactory(slug="open")
    client = Client(enforce_csrf_checks=True)
    client.force_login(UserFactory())

    assert client.post("/communities/open/lid-worden/").status_code == 403
    assert Membership.objects.count() == 0
