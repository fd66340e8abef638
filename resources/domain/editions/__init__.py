"""Editions of handbooks: recorded once, found for ever."""

from resources.domain.editions.checksum import checksum_of
from resources.domain.editions.errors import ChangesMissing, NothingNew, NotPublished
from resources.domain.editions.finding import editions_of, newest_edition
from resources.domain.editions.paragraphs import paragraphs_in
from resources.domain.editions.recording import record_edition

__all__ = [
    "ChangesMissing",
    "NotPublished",
    "NothingNew",
    "checksum_of",
    "editions_of",
    "newest_edition",
    "paragraphs_in",
    "record_edition",
]
