"""A site with an empty room for communities."""

import pytest
from wagtail.models import Page, Site

from communities.models import CommunityIndexPage
from home.models import HomePage


@pytest.fixture
def index(db: None) -> CommunityIndexPage:
    """The parent page of all communities, on the default site."""
    home = Page.get_first_root_node().add_child(instance=HomePage(title="VIA", slug="via"))
    site = Site.objects.get(is_default_site=True)
    site.root_page = home
    site.save()
    return home.add_child(instance=CommunityIndexPage(title="Communities", slug="communities"))
