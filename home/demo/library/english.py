"""English texts of a handbook and some of its chapters."""

from collections.abc import Mapping
from typing import Any

from home.loading.base import Loader
from resources.models import ENGLISH_SLUG, ChapterPage, EnglishPage, HandbookPage

Item = Mapping[str, Any]


def load_english(loader: Loader, handbook: HandbookPage | None) -> None:
    """Write the English texts of *handbook*; one that was written follows the Dutch text of that time."""
    for item in loader.read("english"):
        if handbook is not None and item["handbook"] == handbook.slug:
            _load(loader, handbook, item)


def _load(loader: Loader, handbook: HandbookPage, item: Item) -> None:
    dutch: Any = handbook
    if "chapter" in item:
        dutch = ChapterPage.objects.child_of(handbook).filter(slug=item["chapter"]).first()
    fields = {"title": item["title"], "intro": item["intro"], "body": loader.blocks(item["blocks"])}
    loader.page(EnglishPage, dutch, ENGLISH_SLUG, fields)
