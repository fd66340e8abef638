"""Which kinds of file there are, by extension, and how far we are with their words."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from cop_platform.core.films import CAPTIONS, FILMS

CONTENT_TYPES = {
    "avif": "image/avif",
    "gif": "image/gif",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "png": "image/png",
    "webp": "image/webp",
    "csv": "text/csv; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "epub": "application/epub+zip",
    "odt": "application/vnd.oasis.opendocument.text",
    "pdf": "application/pdf",
    "mp4": "video/mp4",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "vtt": "text/vtt; charset=utf-8",
    "webm": "video/webm",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


class TextState(TextChoices):
    """How far we are with the words of a document."""

    WAITING = "waiting", _("Nog niet gelezen")
    READ = "read", _("Gelezen: zoeken vindt de tekst")
    EMPTY = "empty", _("Geen tekst: dit lijkt een scan. Zoeken en voorleessoftware vinden hier niets.")
    UNREADABLE = "unreadable", _("Niet te lezen: zoeken vindt alleen de titel.")
    OTHER_KIND = "other", _("Van dit soort bestand lezen wij geen tekst: zoeken vindt alleen de titel.")


UNKNOWN = "application/octet-stream"


@dataclass(frozen=True)
class Limits:
    """What one kind of upload may be: its extensions, and its size in bytes; films may be larger."""

    extensions: tuple[str, ...]
    max_bytes: int
    max_film_bytes: int = 0

    def most_bytes(self, extension: str) -> int:
        """How large a file with this *extension* may be."""
        return self.max_film_bytes if extension in FILMS else self.max_bytes


def extension_of(name: str) -> str:
    """The extension of the file *name* in lower case, without the dot."""
    return PurePath(name).suffix[1:].lower()


def content_type_of(name: str) -> str:
    """What the file *name* is served as: from our list, never guessed."""
    return CONTENT_TYPES.get(extension_of(name), UNKNOWN)


def is_film(name: str) -> bool:
    """Whether the file *name* is one that browsers play."""
    return extension_of(name) in FILMS


def is_shown_in_text(name: str) -> bool:
    """Whether the file *name* is part of a page, and nothing to take away: a film, or its captions."""
    return extension_of(name) in FILMS | CAPTIONS
