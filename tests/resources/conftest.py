"""A site with an empty library."""

import pytest
from wagtail.models import Page, Site

from home.models import HomePage
from resources.models import LibraryIndexPage, PilotIndexPage, PracticeIndexPage


@pytest.fixture
def front_page(db: None) -> HomePage:
    """The front page of the default site."""
    home = Page.get_first_root_node().add_child(instance=HomePage(title="VIA", slug="via"))
    site = Site.objects.get(is_default_site=True)
    site.root_page = home
    site.save()
    return home


@pytest.fixture
def library(front_page: HomePage) -> LibraryIndexPage:
    """The parent of handbooks and other texts."""
    return front_page.add_child(instance=LibraryIndexPage(title="Bibliotheek", slug="bibliotheek"))


@pytest.fixture
def practices(front_page: HomePage) -> PracticeIndexPage:
    """The parent of good practices."""
    return front_page.add_child(
        instance=PracticeIndexPage(title="Praktijkvoorbeelden", slug="praktijkvoorbeelden")
    )


@pytest.fixture
def pilots(front_page: HomePage) -> PilotIndexPage:
    """The parent of pilots."""
    return front_page.add_child(instance=PilotIndexPage(title="Pilots", slug="pilots"))
