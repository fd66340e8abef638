"""What makes two texts the same: their words, their order and where their links lead."""

import hashlib
import json

from resources.domain.editions.paragraphs import paragraphs_in
from resources.values import HandbookText

# Raise this when the same words must give another number.
FORM = 1


def checksum_of(text: HandbookText) -> str:
    """SHA-256 in hexadecimal over the words of *text*.

    Classes, tags and drawings do not count: a new look of the site makes no edition.
    """
    parts = [_words(text.html), *(_words(chapter.html) for chapter in text.chapters)]
    canonical = json.dumps([FORM, text.title, parts], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def _words(html: str) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(one.kind, one.text, one.targets) for one in paragraphs_in(html)]
