"""Whose text it is."""

from typing import Any

from cop_platform.accounts.models import Organisation
from resources.domain.reading import handbook_of
from resources.models import ChapterPage, EnglishPage, ResourcePage


def owner_of(page: Any) -> Organisation | None:
    """The organisation that answers for *page*; of a chapter, that of its handbook."""
    if isinstance(page, EnglishPage):
        return owner_of(page.get_parent().specific)
    if isinstance(page, ChapterPage):
        return handbook_of(page).owner_organisation
    return page.owner_organisation if isinstance(page, ResourcePage) else None
