"""Images and documents of our own, so that each has one address and one rule."""

from pathlib import PurePath

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage, AbstractRendition, get_upload_to

from cop_platform.media.fields import DocumentField, ImageField
from cop_platform.media.values import content_type_of


class SiteImage(AbstractImage):
    """An image, stored as redrawn: nothing of the camera is left."""

    file = ImageField(_("bestand"), upload_to=get_upload_to, width_field="width", height_field="height")

    admin_form_fields = (
        "title",
        "file",
        "description",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = _("afbeelding")
        verbose_name_plural = _("afbeeldingen")


class SiteRendition(AbstractRendition):
    """One size of an image; seen by who may see the image."""

    image = models.ForeignKey(SiteImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="unique_siterendition"
            )
        ]

    @property
    def url(self) -> str:
        """Our own view: no web server knows the folder."""
        return reverse("image_rendition", args=[self.pk, PurePath(self.file.name).name])


class SiteDocument(AbstractDocument):
    """A document to take away."""

    file = DocumentField(_("bestand"), upload_to="documents")

    admin_form_fields = ("title", "file", "collection", "tags")

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documenten")

    def clean(self) -> None:
        """Check what was stored or sent; of a file that was refused all is said."""
        if self.file:
            super().clean()

    @property
    def content_type(self) -> str:
        """From our own list."""
        return content_type_of(str(self.file.name))
