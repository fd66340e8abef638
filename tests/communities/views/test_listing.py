"""The list: what it shows, what it refuses, what it costs."""

from urllib.parse import quote

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from communities.models import CommunityIndexPage
from communities.models.community import MembershipPolicy
from cop_platform.taxonomy.models import CommunityType, Theme
from tests.factories.accounts import OrganisationFactory
from tests.factories.communities import CommunityFactory, MembershipFactory

pytestmark = pytest.mark.django_db
URL = "/communities/"


def names(client: Client, query: str = "") -> list[str]:
    answer = client.get(f"{URL}{query}")
    assert answer.status_code == 200
    return [card["title"] for card in answer.context["cards"]]


def test_list_shows_a_card_with_the_facts(client: Client) -> None:
    kind = CommunityType.objects.create(slug="netwerk", label_nl="Lerend netwerk")
    theme = Theme.objects.create(slug="taal", label_nl="Taal")
    owner = OrganisationFactory(name="Stichting Divers", abbreviation="SD")
    community = CommunityFactory(
        name="Startbanen",
        intro="Samen leren.",
        community_type=kind,
        owner=owner,
        themes=[theme],
        is_example=True,
    )
    MembershipFactory.create_batch(2, community=community)

    html = client.get(URL).text

    for text in (
        "Startbanen",
        "Samen leren.",
        "Lerend netwerk",
        "Taal",
        "SD",
        "2 leden",
        "Voorbeeld",
        "1 community",
    ):
        assert text in html


def test_list_tells_members_so(client: Client) -> None:
    member = MembershipFactory()
    client.force_login(member.person)

    assert "U bent lid" in client.get(URL).text


def test_hidden_community_is_in_no_list_and_no_count(client: Client) -> None:
    theme = Theme.objects.create(slug="taal", label_nl="Taal")
    hidden = CommunityFactory(
        name="Geheim beraad",
        slug="geheim",
        policy=MembershipPolicy.HIDDEN,
        themes=[theme],
        search_stems=" geheim ",
    )
    CommunityFactory(name="Open beraad")
    member = MembershipFactory(community=hidden).person

    for query in ("", "?q=geheim", "?thema=taal", "?lidmaatschap=verborgen"):
        html = client.get(f"{URL}{query}").text
        assert "Geheim beraad" not in html
        assert "2 communities" not in html

    client.force_login(member)
    assert names(client) == ["Geheim beraad", "Open beraad"]


def test_unpublished_community_is_not_listed(client: Client) -> None:
    CommunityFactory(is_published=False)

    assert names(client) == []


@pytest.mark.parametrize("parameter", ["thema", "doelgroep", "regio", "soort", "lidmaatschap"])
def test_unknown_value_is_refused_by_name_with_a_way_back(client: Client, parameter: str) -> None:
    answer = client.get(URL, {parameter: "<bestaat-niet>"})

    assert answer.status_code == 400
    assert f"Wij kennen “&lt;bestaat-niet&gt;” niet als {parameter}" in answer.text
    assert '<a class="nl-link" href="/communities/">Wis alle filters</a>' in answer.text


def test_too_many_values_are_refused(client: Client) -> None:
    answer = client.get(URL, {"thema": [f"t{n}" for n in range(60)]})

    assert answer.status_code == 400
    assert "te veel filters" in answer.text


def test_empty_and_foreign_parameters_ask_for_nothing(client: Client) -> None:
    CommunityFactory(name="Open beraad")

    assert names(client, "?thema=&q=&pagina=&utm_source=mail") == ["Open beraad"]


def test_former_theme_address_leads_to_the_present_one(client: Client) -> None:
    theme = Theme.objects.create(slug="taal", label_nl="Taal")
    theme.slug = "taal-en-werk"
    theme.save()

    answer = client.get(f"{URL}?thema=taal&lidmaatschap=open")

    assert (answer.status_code, answer.url) == (302, "/communities/?thema=taal-en-werk&lidmaatschap=open")


@pytest.mark.parametrize("page", ["0", "-1", "2", "1000000000", "9" * 5000, "een", "1.5", "²"])
def test_page_that_is_not_there_is_not_found(client: Client, page: str) -> None:
    CommunityFactory()

    assert client.get(f"{URL}?pagina={quote(page)}").status_code == 404


def test_second_page_keeps_the_filters(client: Client) -> None:
    CommunityFactory.create_batch(13)

    answer = client.get(f"{URL}?lidmaatschap=open&pagina=2")

    assert len(answer.context["cards"]) == 1
    assert 'href="?lidmaatschap=open&amp;pagina=1"' in answer.text


def test_chip_drops_one_filter(client: Client) -> None:
    CommunityFactory()

    answer = client.get(f"{URL}?lidmaatschap=open&lidmaatschap=uitnodiging&q=zorg")

    assert [chip["url"] for chip in answer.context["chips"]] == [
        "?lidmaatschap=open&lidmaatschap=uitnodiging",
        "?lidmaatschap=uitnodiging&q=zorg",
        "?lidmaatschap=open&q=zorg",
    ]


def test_nothing_found_says_what_to_do(client: Client) -> None:
    answer = client.get(f"{URL}?q=bestaatniet")

    assert "Geen communities met deze filters." in answer.text


def test_word_in_the_search_field_is_kept_and_escaped(client: Client) -> None:
    assert 'value="&lt;b&gt;&quot;"' in client.get(URL, {"q": '<b>"'}).text


def test_only_the_results_are_sent_to_htmx(client: Client) -> None:
    CommunityFactory(name="Open beraad")

    answer = client.get(URL, headers={"HX-Request": "true"})

    assert answer.text.lstrip().startswith('<section id="resultaten"')
    assert "HX-Request" in answer.headers["Vary"]


def test_list_changes_nothing(client: Client) -> None:
    assert client.post(URL).status_code == 405
    assert client.get(URL).cookies == {}


@pytest.mark.parametrize("is_member", [False, True])
def test_number_of_queries_does_not_grow(
    client: Client,
    index: CommunityIndexPage,
    django_assert_max_num_queries: DjangoAssertNumQueries,
    is_member: bool,
) -> None:
    if is_member:
        client.force_login(MembershipFactory().person)
    client.get(URL)  # what is kept for every page is looked up once
    counts = []
    for extra in (1, 29):
        CommunityFactory.create_batch(
            extra, themes=[Theme.objects.create(slug=f"t{extra}", label_nl="T")], owner=OrganisationFactory()
        )
        with django_assert_max_num_queries(12) as queries:
            assert client.get(f"{URL}?lidmaatschap=open&thema=t{extra}").status_code == 200
        counts.append(len(queries))

    assert counts[0] == counts[1]
