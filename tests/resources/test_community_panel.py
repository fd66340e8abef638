"""Library texts on a community's page."""

import pytest
from django.contrib.auth.models import AnonymousUser

from communities.models import Community
from resources.community_panel import library_panel
from resources.models import LibraryIndexPage, PilotIndexPage
from tests.factories.communities import CommunityFactory
from tests.factories.resources import ThemeFactory, pilot, resource

pytestmark = pytest.mark.django_db
VISITOR = AnonymousUser()


@pytest.fixture
def community(db: None) -> Community:
    return CommunityFactory(themes=[ThemeFactory(slug="werk")])


def titles(community: Community) -> list[str]:
    panel = library_panel(community, VISITOR)
    return [resource.title for resource in panel["resources"]] if panel else []


def test_own_texts_come_before_those_of_the_theme(community: Community, library: LibraryIndexPage) -> None:
    theme = community.themes.get()
    resource(library, "Aan het werk", themes=[theme])
    resource(library, "Zelf gemaakt", maintaining_community=community, themes=[theme, ThemeFactory()])
    resource(library, "Iets anders", themes=[ThemeFactory()])

    assert titles(community) == ["Zelf gemaakt", "Aan het werk"]


def test_panel_is_absent_without_texts(community: Community, library: LibraryIndexPage) -> None:
    resource(library, "Concept", maintaining_community=community).unpublish()

    assert library_panel(community, VISITOR) is None


def test_pilots_and_a_fourth_text_are_left_out(
    community: Community, library: LibraryIndexPage, pilots: PilotIndexPage
) -> None:
    pilot(pilots, "Aaa pilot", maintaining_community=community)
    for number in range(4):
        resource(library, f"Tekst {number}", maintaining_community=community)

    assert titles(community) == ["Tekst 0", "Tekst 1", "Tekst 2"]


def test_more_leads_to_the_themes(community: Community, library: LibraryIndexPage) -> None:
    resource(library, maintaining_community=community)

    panel = library_panel(community, VISITOR)

    assert panel
    assert panel["themes"] == ["werk"]
