"""What people of the demo keep to find again, and where they were reading."""

from datetime import timedelta

from cop_platform.accounts.models import User
from home.demo.people import address
from home.loading.base import Loader
from resources.domain.reading import handbook_of
from resources.models import Bookmark, ChapterPage, ReadingPlace

# Account, chapter, and a section of it.
KEPT = (
    ("sanne", "werkidentiteit-opbouwen", "leg-haar-woorden-vast"),
    ("joris", "de-eerste-weken-na-vestiging", ""),
    ("joris", "werkgevers-vinden-en-vasthouden", "vijf-stappen-naar-een-plek"),
)
# Account and chapter; the second edition of its handbook came later.
PLACES = (("joris", "de-rol-van-de-buddy"), ("sanne", "werkidentiteit-opbouwen"))
AGO = timedelta(days=60)


def load_readers(loader: Loader) -> None:
    """Let people keep chapters and sections, and have been somewhere."""
    # The first of a month: another day each night would be a change each night.
    since = (loader.now - AGO).replace(day=1, hour=9, minute=0, second=0, microsecond=0)
    for slug, chapter, anchor in KEPT:
        person, page = _found(slug, chapter)
        if person and page:
            lookup = {"person": person, "page_id": page.pk, "anchor": anchor}
            loader.row(Bookmark, f"{slug}:{chapter}", {"created_at": since}, lookup=lookup)
    for slug, chapter in PLACES:
        person, page = _found(slug, chapter)
        if person and page:
            lookup = {"person": person, "handbook": handbook_of(page)}
            place = {"chapter_id": page.pk, "edition": 1, "former_edition": 1, "read_at": since}
            loader.row(ReadingPlace, f"{slug}:{chapter}", place, lookup=lookup)


def _found(slug: str, chapter: str) -> tuple[User | None, ChapterPage | None]:
    person = User.objects.filter(email=address(slug)).first()
    return person, ChapterPage.objects.live().filter(slug=chapter).first()
