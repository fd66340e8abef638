"""Which kinds of file there are, by extension."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath

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
