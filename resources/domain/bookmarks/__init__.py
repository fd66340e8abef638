"""Keeping a text, or one section of a chapter, to find it again."""

from resources.domain.bookmarks.acts import NoSuchSection, TooMany, drop, keep
from resources.domain.bookmarks.listing import Kept, bookmarks_of, keys_by_anchor, text_to_keep

__all__ = [
    "Kept",
    "NoSuchSection",
    "TooMany",
    "bookmarks_of",
    "drop",
    "keep",
    "keys_by_anchor",
    "text_to_keep",
]
