"""Images and documents of our own, so that each has one address and one rule."""

from pathlib import PurePath

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, DocumentQuerySet
from wagtail.images.models import AbstractImage, AbstractRendition, get_upload_to

from cop_platform.core.search.index import SearchableText
from cop_platform.media.fields import DocumentField, ImageField
from cop_platform.media.values import TextState, content_type_of, is_shown_in_text


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


class DocumentManager(models.Manager.from_queryset(DocumentQuerySet)):  # type: ignore[misc]
    """Documents without their text, which is long and which lists do not show."""

    def get_queryset(self) -> DocumentQuerySet:
        """All documents; the text is fetched when somebody asks for it."""
        return super().get_queryset().defer("text")


class SiteDocument(SearchableText, AbstractDocument):
    """A document to take away, a film or its captions; the worker reads its words for the search."""

    file = DocumentField(_("bestand"), upload_to="documents")
    # After the file: storing another one empties these (``DocumentFile.save``).
    text = models.TextField(blank=True, editable=False)
    text_state = models.CharField(
        _("tekst"), max_length=10, choices=TextState, default=TextState.WAITING, editable=False, db_index=True
    )

    objects = DocumentManager()
    search_fields = [*AbstractDocument.search_fields, *SearchableText.search_term_fields]

    admin_form_fields = ("title", "file", "collection", "tags")

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documenten")

    def clean(self) -> None:
        """Check what was stored or sent; of a file that was refused all is said."""
        if self.file:
            super().clean()

    def search_sources(self) -> list[str]:
        """The title and what was read of this file; the text is plain, and not HTML.

        Nothing of a film and its captions: their page is found, and says in words what is said.
        """
        if is_shown_in_text(str(self.file.name)):
            return ["", "", ""]
        return [self.title, "", self.text if self.text_state == TextState.READ else ""]

    @property
    def content_type(self) -> str:
        """From our own list."""
        return content_type_of(str(self.file.name))
