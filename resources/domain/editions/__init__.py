"""Editions of handbooks: recorded once, found for ever."""

from resources.domain.editions.checksum import checksum_of
from resources.domain.editions.comparing import compare
from resources.domain.editions.errors import ChangesMissing, NothingNew, NotPublished
from resources.domain.editions.excerpts import difference
from resources.domain.editions.finding import editions_of, newest_edition
from resources.domain.editions.folding import Stretch, folded
from resources.domain.editions.paragraphs import paragraphs_in
from resources.domain.editions.recording import record_edition
from resources.domain.editions.summary import ChapterChange, changes_between

__all__ = [
    "ChangesMissing",
    "ChapterChange",
    "NotPublished",
    "NothingNew",
    "Stretch",
    "changes_between",
    "checksum_of",
    "compare",
    "difference",
    "editions_of",
    "folded",
    "newest_edition",
    "paragraphs_in",
    "record_edition",
]
