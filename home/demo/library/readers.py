"""What people of the demo keep to find again."""

from datetime import timedelta

from cop_platform.accounts.models import User
from home.demo.people import address
from home.loading.base import Loader
from resources.models import Bookmark, ChapterPage

# Account, chapter, and a section of it.
KEPT = (
    ("sanne", "werkidentiteit-opbouwen", "leg-haar-woorden-vast"),
    ("joris", "de-eerste-weken-na-vestiging", ""),
    ("joris", "werkgevers-vinden-en-vasthouden", "vijf-stappen-naar-een-plek"),
)
AGO = timedelta(days=60)


def load_readers(loader: Loader) -> None:
    """Let people keep chapters and sections."""
    # The first of a month: another day each night would be a change each night.
    since = (loader.now - AGO).replace(day=1, hour=9, minute=0, second=0, microsecond=0)
    for slug, chapter, anchor in KEPT:
        person = User.objects.filter(email=address(slug)).first()
        page = ChapterPage.objects.live().filter(slug=chapter).first()
        if person and page:
            lookup = {"person": person, "page_id": page.pk, "anchor": anchor}
            loader.row(Bookmark, f"{slug}:{chapter}", {"created_at": since}, lookup=lookup)
