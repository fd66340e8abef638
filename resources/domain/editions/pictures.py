"""Keeps the pictures of an edition: each file once, whatever number of editions shows it."""

from collections.abc import Iterator

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from resources.models import Edition, EditionPicture
from resources.values import HandbookText, KeptPicture

FOLDER = "editions"


def keep_pictures(edition: Edition, text: HandbookText) -> None:
    """Store the pictures of *text* as those of *edition* and of its chapters, which exist already.

    A file that is left behind by a transaction that failed is the same as the one of the next.
    """
    EditionPicture.objects.bulk_create(_rows(edition, text))


def _rows(edition: Edition, text: HandbookText) -> Iterator[EditionPicture]:
    for picture in text.pictures:
        yield EditionPicture(edition=edition, name=picture.name, file=_stored(picture))
    for row, chapter in zip(edition.chapters.order_by("number"), text.chapters, strict=True):
        for picture in chapter.pictures:
            yield EditionPicture(edition=edition, chapter=row, name=picture.name, file=_stored(picture))


def _stored(picture: KeptPicture) -> str:
    """Where the file of *picture* is, in the folder that no web server maps."""
    path = f"{FOLDER}/{picture.name}"
    if not default_storage.exists(path):
        default_storage.save(path, ContentFile(picture.body))
    return path
