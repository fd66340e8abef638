"""The index pages: a text of their own above a list, and the place of the pages below."""

from typing import Any

from wagtail.models import Page

from communities.models import CommunityIndexPage
from events.models import EventIndexPage
from home.founding import CONTENT
from home.loading.base import Loader
from home.loading.files import read
from resources.models import LibraryIndexPage, PilotIndexPage, PracticeIndexPage

INDEXES: dict[str, type[Page]] = {
    "agenda": EventIndexPage,
    "communities": CommunityIndexPage,
    "bibliotheek": LibraryIndexPage,
    "praktijkvoorbeelden": PracticeIndexPage,
    "pilots": PilotIndexPage,
}


def load(loader: Loader) -> None:
    """Write every index page."""
    for slug in INDEXES:
        load_index(loader, slug)


def load_index(loader: Loader, slug: str) -> Any:
    """The index page *slug*; None when it was removed.  There is one of each: that of a person stays."""
    model = INDEXES[slug]
    if loader.is_new(model, loader.home, slug) and (made := model.objects.first()):
        return made
    return loader.page(model, loader.home, slug, read(CONTENT, "pages")["indexes"][slug])
