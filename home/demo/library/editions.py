"""Editions of the handbooks: a first one of each, and of some a second with one chapter rewritten."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from wagtail.models import Page

from cop_platform.accounts.models import User
from home.demo.people import address
from home.loading.base import Loader
from resources.domain.editions import record_edition
from resources.frozen import frozen_text
from resources.models import Follow, HandbookPage

Item = Mapping[str, Any]

# Account, and handbook or chapter.
FOLLOWERS = (
    ("sanne", "richtlijn-vrouwelijke-statushouders"),
    ("joris", "handreiking-startbanen"),
    ("joris", "veilig-werken"),
)
FIRST, SECOND = timedelta(days=240), timedelta(days=40)


def has_editions(handbook: HandbookPage | None) -> bool:
    """Whether the editions of *handbook* were recorded in an earlier run: they stay as they are."""
    return handbook is not None and handbook.editions.exists()


def rewritten(loader: Loader) -> dict[tuple[str, str], Item]:
    """What chapters become in the second edition, by the slugs of handbook and chapter."""
    return {(item["handbook"], item["chapter"]): item for item in loader.read("second_editions")}


def record_first(loader: Loader, handbook: HandbookPage | None) -> None:
    """Record the first edition, a good while ago."""
    _record(handbook, "", loader.now - FIRST)


def record_second(loader: Loader, handbook: HandbookPage | None, changes: str) -> None:
    """Record the second edition, recently."""
    _record(handbook, changes, loader.now - SECOND)


def load_followers(loader: Loader) -> None:
    """Let people follow a handbook and a chapter, since before the second editions."""
    # The first of a month: another day each night would be a change each night.
    since = (loader.now - 3 * SECOND).replace(day=1, hour=9, minute=0, second=0, microsecond=0)
    for slug, text in FOLLOWERS:
        person = User.objects.filter(email=address(slug)).first()
        page = Page.objects.filter(slug=text, live=True).first()
        if person and page:
            lookup = {"person": person, "page": page}
            loader.row(Follow, f"{slug}:{text}", {"created_at": since}, lookup=lookup)


def _record(handbook: HandbookPage | None, changes: str, now: datetime) -> None:
    if handbook is not None and handbook.live:
        record_edition(handbook, frozen_text(handbook), changes=changes, actor=None, now=now)
