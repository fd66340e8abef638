"""What a community's page shows, to whom."""

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client
from wagtail.models import Page
from wagtail.rich_text import RichText

from communities import panels
from communities.models import Community, CommunityIndexPage, JoinQuestion
from communities.models.community import MembershipPolicy
from communities.panels import CommunityPanel, register_panel
from cop_platform.core.search.analyser import query_terms
from cop_platform.core.search.marks import marked_query
from cop_platform.core.visibility import visible_pages
from cop_platform.taxonomy.models import Audience, CommunityType, LabourMarketRegion, Theme
from tests.factories.accounts import OrganisationFactory, UserFactory
from tests.factories.communities import MembershipFactory, publish_page

pytestmark = pytest.mark.django_db


def member_of(page: Page) -> Any:
    return MembershipFactory(community=Community.objects.get(key=page.translation_key)).person


def test_page_shows_the_facts(client: Client, index: CommunityIndexPage) -> None:
    page = publish_page(
        index,
        title="Klantmanagers",
        intro="Vakgenoten onder elkaar.",
        community_type=CommunityType.objects.create(slug="cop", label_nl="Community of practice"),
        organisation=OrganisationFactory(name="Stichting Trekker"),
        owner_note="Voor drie jaar.",
        house_rules="<p>Deel nooit namen.</p>",
        is_example=True,
    )
    page.co_organisations = [OrganisationFactory(name="Gemeente Mede")]
    page.themes = [Theme.objects.create(slug="taal", label_nl="Taal op het werk")]
    page.audiences = [Audience.objects.create(slug="jobcoach", label_nl="Jobcoach")]
    page.regions = [LabourMarketRegion.objects.create(slug="fle", label_nl="Flevoland", code="AM1")]
    page.body = [("text", {"html": RichText("<p>Intervisie elke twee weken.</p>")})]
    page.save_revision().publish()

    html = client.get(page.url).text

    for text in (
        '<h1 class="nl-heading nl-heading--level-1">Klantmanagers</h1>',
        "Vakgenoten onder elkaar.",
        "Community of practice",
        "Stichting Trekker",
        "Voor drie jaar.",
        "Gemeente Mede",
        "Taal op het werk",
        "Jobcoach",
        "Flevoland",
        "Intervisie elke twee weken.",
        "Deel nooit namen.",
        "Voorbeeld: deze community",
        "0 leden",
    ):
        assert text in html


@pytest.mark.parametrize(
    ("policy", "sentence"),
    [
        (MembershipPolicy.OPEN, "Iedereen met een account kan direct lid worden."),
        (MembershipPolicy.ON_REQUEST, "U vraagt het lidmaatschap aan."),
        (MembershipPolicy.ORGANISATION, "Alleen voor medewerkers van erkende organisaties."),
        (MembershipPolicy.INVITATION, "U wordt lid als een lid of de trekker u uitnodigt."),
    ],
)
def test_page_says_in_words_how_to_join(
    client: Client, index: CommunityIndexPage, policy: MembershipPolicy, sentence: str
) -> None:
    page = publish_page(index, policy=policy)

    assert sentence in client.get(page.url).text


def test_join_questions_are_shown_where_one_applies(client: Client, index: CommunityIndexPage) -> None:
    page = publish_page(index, policy=MembershipPolicy.ON_REQUEST)
    page.join_questions = [JoinQuestion(question="Bij welke gemeente werkt u?")]
    page.save_revision().publish()

    html = client.get(page.url).text

    assert "Bij welke gemeente werkt u?" in html
    assert "lid-worden/" not in html


def test_visitor_of_an_open_community_is_led_to_login(client: Client, index: CommunityIndexPage) -> None:
    page = publish_page(index, slug="open")

    answer = client.get(page.url)

    assert 'href="/account/login/?next=/communities/open/"' in answer.text
    assert "lid-worden/" not in answer.text
    assert answer.cookies == {}


def test_hidden_page_is_nowhere_for_outsiders(client: Client, index: CommunityIndexPage) -> None:
    page = publish_page(index, title="Geheim beraad", policy=MembershipPolicy.HIDDEN)
    query = marked_query(query_terms("geheim beraad"))
    member, outsider = member_of(page), UserFactory()

    for user in (AnonymousUser(), outsider):
        assert not visible_pages(user).filter(pk=page.pk).exists()
        assert list(visible_pages(user).search(query)) == []
    assert [found.pk for found in visible_pages(member).search(query)] == [page.pk]


def test_hidden_page_answers_as_if_it_were_not_there(client: Client, index: CommunityIndexPage) -> None:
    page = publish_page(index, title="Geheim beraad", slug="geheim", policy=MembershipPolicy.HIDDEN)
    missing = client.get("/communities/bestaat-niet/")

    hidden = client.get("/communities/geheim/")

    assert (hidden.status_code, hidden.text) == (404, missing.text.replace("bestaat-niet", "geheim"))
    client.force_login(UserFactory())
    assert client.get("/communities/geheim/").status_code == 404
    client.force_login(member_of(page))
    assert client.get("/communities/geheim/").status_code == 200


def test_welcome_is_no_search_result(client: Client, index: CommunityIndexPage) -> None:
    page = publish_page(index, welcome="<p>Wachtwoord kabouter.</p>")

    assert " kabouter " not in Community.objects.get(key=page.translation_key).search_stems
    assert "kabouter" not in page.search_terms


@pytest.fixture
def register() -> Any:
    """Register panels for one test."""
    before = list(panels._panels)
    yield register_panel
    panels._panels[:] = before


def test_panels_of_other_apps_come_in_order(
    client: Client, index: CommunityIndexPage, register: Any, settings: Any, tmp_path: Any
) -> None:
    (tmp_path / "panel.html").write_text(
        "<p>{{ panel.name }}: {{ note }}, {{ community.name }}, {{ user }}</p>"
    )
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [*settings.TEMPLATES[0]["DIRS"], tmp_path]}]
    register(CommunityPanel("tweede", 992, "panel.html", lambda community, user: {"note": "<b>"}))
    register(
        CommunityPanel("eerste", 991, "panel.html", lambda community, user: {"note": user.is_authenticated})
    )
    register(CommunityPanel("leeg", 990, "panel.html", lambda community, user: None))
    page = publish_page(index, title="Open")

    html = client.get(page.url).text

    assert "<p>eerste: False, Open, AnonymousUser</p><p>tweede: &lt;b&gt;, Open, AnonymousUser</p>" in html
    assert "leeg:" not in html


def test_page_in_english_keeps_its_content_in_dutch(client: Client, index: CommunityIndexPage) -> None:
    page = publish_page(index, slug="open", intro="Vakgenoten onder elkaar.")

    answer = client.get("/en/communities/open/")

    assert answer.status_code == 200
    assert '<html lang="en"' in answer.text
    assert '<div lang="nl">' in answer.text
    assert page.url == "/communities/open/"
