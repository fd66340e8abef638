"""The front page, the pages of regions and themes: what they gather, for whom, at which cost."""

from typing import Any

import pytest
from django.test import Client

from communities.models.community import MembershipPolicy
from cop_platform.taxonomy.models import LegacyTheme
from events.models.event import Access
from tests.factories import events
from tests.factories.accounts import UserFactory
from tests.factories.communities import MembershipFactory
from tests.home.views.conftest import House

PAGES = ("/", "/regios/rijnmond/", "/themas/startbanen/")


def text_of(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200, path
    return response.content.decode()


@pytest.mark.parametrize("path", PAGES)
def test_page_gathers_meetings_and_communities(client: Client, house: House, path: str) -> None:
    house.fill(last=0)

    text = text_of(client, path)

    assert "Bijeenkomst 0" in text
    assert "Community 0" in text


@pytest.mark.parametrize("path", PAGES)
def test_page_says_so_when_there_is_nothing(client: Client, house: House, path: str) -> None:
    assert "Er zijn nu geen bijeenkomsten" in text_of(client, path)


@pytest.mark.parametrize("path", PAGES)
def test_page_keeps_hidden_things_from_outsiders(client: Client, house: House, path: str) -> None:
    secret = house.add_community("Geheime kring", policy=MembershipPolicy.HIDDEN)
    house.add_meeting("Geheim beraad", access=Access.HIDDEN, community=secret)
    house.add_meeting("Besloten oefening", access=Access.MEMBERS, community=secret)
    house.add_meeting("Etentje voor genodigden", access=Access.INVITATION)

    text = text_of(client, path)

    for word in ("Geheim", "Besloten oefening", "genodigden"):
        assert word not in text


def test_region_shows_hidden_things_to_members(client: Client, house: House) -> None:
    secret = house.add_community("Geheime kring", policy=MembershipPolicy.HIDDEN)
    house.add_meeting("Geheim beraad", access=Access.HIDDEN, community=secret)
    member = UserFactory()
    MembershipFactory(community=secret, person=member)
    client.force_login(member)

    text = text_of(client, "/regios/rijnmond/")

    assert "Geheime kring" in text
    assert "Geheim beraad" in text


def test_pages_cost_the_same_with_30_of_everything(
    client: Client, house: House, django_assert_max_num_queries: Any
) -> None:
    def costs() -> dict[str, int]:
        return {path: cost(path) for path in (*PAGES, "/regios/", "/themas/", "/partners/", "/sitemap.xml")}

    def cost(path: str) -> int:
        client.get(path)
        with django_assert_max_num_queries(12) as queries:
            client.get(path)
        return len(queries)

    house.fill(last=0)
    few = costs()
    house.fill(first=1, last=29)

    assert costs() == few


def test_front_page_shows_a_series_once(client: Client, house: House) -> None:
    house.add_meeting("Wekelijks spreekuur", rrule="FREQ=WEEKLY")

    rows = text_of(client, "/").count(">Wekelijks spreekuur</a>")

    assert rows == 1


def test_region_offers_its_own_feed(client: Client, house: House) -> None:
    text = text_of(client, "/regios/rijnmond/")

    assert "/agenda/regio/rijnmond.ics" in text
    assert 'type="text/calendar"' in text


def test_region_shows_texts_and_organisers_of_the_region_only(client: Client, house: House) -> None:
    house.add_text("van hier")
    house.add_meeting("Markt", regions=[events.region("twente", code="AM05")])

    text = text_of(client, "/regios/rijnmond/")

    assert "Praktijk van hier" in text
    assert "Pilot van hier" in text
    assert "Organisator van Markt" not in text


def test_region_at_a_former_address_moves_on(client: Client, house: House) -> None:
    house.region.slug = "rotterdam-rijnmond"
    house.region.save()

    response = client.get("/regios/rijnmond/")

    assert (response.status_code, response["Location"]) == (301, "/regios/rotterdam-rijnmond/")


@pytest.mark.parametrize("path", ["/regios/atlantis/", "/themas/onzin/"])
def test_unknown_address_is_not_found(client: Client, house: House, path: str) -> None:
    assert client.get(path).status_code == 404


def test_theme_of_an_earlier_agenda_names_those_of_today(client: Client, house: House) -> None:
    former = LegacyTheme(slug="arbeidstoeleiding", label_nl="Arbeidstoeleiding", agenda="2021")
    former.themes = [house.theme]
    former.save()

    text = text_of(client, "/themas/arbeidstoeleiding/")

    assert "/themas/startbanen/" in text
    assert "Arbeidstoeleiding" in text_of(client, "/themas/startbanen/")


def test_region_map_links_every_region(client: Client, house: House) -> None:
    house.add_meeting("Markt")

    text = text_of(client, "/regios/")

    assert 'href="/regios/rijnmond/"' in text
    assert "Rijnmond: 1 bijeenkomst<" in text
