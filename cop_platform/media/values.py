"""Which kinds of file there are, by extension, and how far we are with their words."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

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
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
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
    """What one kind of upload may be: its extensions, and its size in bytes."""

    extensions: tuple[str, ...]
    max_bytes: int


def extension_of(name: str) -> str:
    """The extension of the file *name* in lower case, without the dot."""
    return PurePath(name).suffix[1:].lower()


def content_type_of(name: str) -> str:
    """What the file *name* is served as: from our list, never guessed."""
    return CONTENT_TYPES.get(extension_of(name), UNKNOWN)
