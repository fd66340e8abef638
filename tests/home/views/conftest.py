"""A small site: the front page with its indexes, and makers of what fills it."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from wagtail.models import Page, Site

from communities.models import Community, CommunityIndexPage
from cop_platform.core.clock import local
from cop_platform.taxonomy.models import LabourMarketRegion, Theme
from events.models import EventIndexPage
from home.models import HomePage
from resources.models import LibraryIndexPage, PilotIndexPage, PracticeIndexPage
from tests.factories import events, resources
from tests.factories.accounts import OrganisationFactory
from tests.factories.communities import publish_page


@dataclass
class House:
    """The pages under which everything hangs, a region and a theme."""

    home: HomePage
    agenda: EventIndexPage
    communities: CommunityIndexPage
    library: LibraryIndexPage
    practices: PracticeIndexPage
    pilots: PilotIndexPage
    region: LabourMarketRegion
    theme: Theme

    def add_meeting(self, title: str, **fields: Any) -> Any:
        """A meeting next week in the region, about the theme."""
        start = local(timezone.now()) + timedelta(days=7)
        lists = {"regions": [self.region], "themes": [self.theme]}
        organiser = OrganisationFactory(name=f"Organisator van {title}")
        usual = {"start": start, "organiser": organiser, **lists}
        return events.meeting_page(self.agenda, title, **{**usual, **fields})

    def add_community(self, title: str, **fields: Any) -> Community:
        """A published community in the region, about the theme."""
        lists = {"regions": [self.region], "themes": [self.theme]}
        page = publish_page(self.communities, title=title, **{**lists, **fields})
        return Community.objects.get(key=page.translation_key)

    def add_text(self, title: str) -> None:
        """A text about the theme, and a practice and a pilot in the region."""
        resources.resource(self.library, title, themes=[self.theme])
        resources.practice(self.practices, f"Praktijk {title}", regions=[self.region])
        resources.pilot(self.pilots, f"Pilot {title}", regions=[self.region])

    def fill(self, *, first: int = 0, last: int) -> None:
        """Everything, numbered from *first* to *last*, each under other titles."""
        for place in range(first, last + 1):
            self.add_meeting(f"Bijeenkomst {place}")
            self.add_community(f"Community {place}")
            self.add_text(f"Tekst {place}")


@pytest.fixture
def house(db: None) -> House:
    """The front page as the root of the site, with empty rooms."""
    site = Site.objects.get(is_default_site=True)
    home = HomePage(title="Samen aan het werk", intro="Voor vakgenoten.", slug="voorpagina")
    Page.get_first_root_node().add_child(instance=home)
    site.root_page = home
    site.save()
    return House(
        home=home,
        agenda=_below(home, EventIndexPage, "agenda"),
        communities=_below(home, CommunityIndexPage, "communities"),
        library=_below(home, LibraryIndexPage, "bibliotheek"),
        practices=_below(home, PracticeIndexPage, "praktijkvoorbeelden"),
        pilots=_below(home, PilotIndexPage, "pilots"),
        region=events.region(code="AM22", label_nl="Rijnmond"),
        theme=events.theme("startbanen"),
    )


def _below(home: Page, model: type[Page], slug: str) -> Any:
    return home.add_child(instance=model(title=slug.capitalize(), slug=slug))
