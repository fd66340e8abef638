"""Columns that store no file that has not passed the door, whoever brings it."""

from pathlib import PurePath
from typing import Any

from django.core.files.base import ContentFile, File
from django.db import models
from django.db.models.fields.files import FieldFile
from django.urls import reverse
from wagtail.images.models import WagtailImageField, WagtailImageFieldFile

from cop_platform.media.intake.door import accepted, empty_film, tidy_name
from cop_platform.media.limits import document_limits, image_limits
from cop_platform.media.values import Limits, TextState, is_film


def take_in(upload: Any, limits: Limits) -> None:
    """Replace name and content of *upload* by what may be stored of it; raises FileRefused.

    In place, because the CMS keeps the upload itself when another field is wrong.
    """
    if is_film(upload.name):
        empty_film(upload.name, upload, limits)
    else:
        _replace(upload, limits)
    upload.seek(0)
    upload.name, upload.has_passed = tidy_name(upload.name), True


def _replace(upload: Any, limits: Limits) -> None:
    upload.seek(0)
    body = accepted(upload.name, upload.read(), limits)
    upload.seek(0)
    upload.truncate()
    upload.write(body)
    upload.flush()
    upload.size = len(body)


def _passed(name: str, content: File, limits: Limits) -> File:
    if getattr(content, "has_passed", False):
        return content
    content.seek(0)
    copy = ContentFile(content.read(), name)
    take_in(copy, limits)
    return copy


class ImageFile(WagtailImageFieldFile):
    """The original of an image."""

    def save(self, name: str, content: File, save: bool = True) -> None:
        """Store what passes the door; raises FileRefused."""
        super().save(tidy_name(name), _passed(name, content, image_limits()), save)

    @property
    def url(self) -> str:
        """Our own view: no web server knows the folder."""
        return reverse("image_original", args=[self.instance.pk, PurePath(self.name).name])


class DocumentFile(FieldFile):
    """The file of a document."""

    def save(self, name: str, content: File, save: bool = True) -> None:
        """Store what passes the door; raises FileRefused.  What was read of another file is forgotten."""
        thing: Any = self.instance
        thing.text, thing.text_state = "", TextState.WAITING
        super().save(tidy_name(name), _passed(name, content, document_limits()), save)

    @property
    def url(self) -> str:
        """Our own view: no web server knows the folder."""
        return reverse("wagtaildocs_serve", args=[self.instance.pk, PurePath(str(self.name)).name])


class ImageField(WagtailImageField):
    """A column of originals."""

    attr_class = ImageFile


class DocumentField(models.FileField):
    """A column of documents."""

    attr_class = DocumentFile
